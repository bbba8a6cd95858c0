package dev.frameproof.cli;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.ForwardingListener;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.SentWorkload;
import java.util.concurrent.CompletableFuture;

/** Lets one workload of a run be heard while it is sent, and hands on what it hears to another listener. */
final class SoundListener extends ForwardingListener {
    private final Sounding sounding;
    private final String workload;

    /** @param workload its id in the plan */
    SoundListener(RunListener next, Sounding sounding, String workload) {
        super(next);
        this.sounding = requireNonNull(sounding, "sounding");
        this.workload = requireNonNull(workload, "workload");
    }

    @Override
    public void sending(SentWorkload sent) {
        if (sent.id().equals(workload)) {
            sent.workload().heard().ifPresent(heard -> sounding.begins(heard, sent.times(), sent.records()));
            CompletableFuture<Void> unused = sent.over().thenRun(sounding::ends);
        }
        super.sending(sent);
    }

    @Override
    public void over() {
        sounding.ends();
        super.over();
    }
}
