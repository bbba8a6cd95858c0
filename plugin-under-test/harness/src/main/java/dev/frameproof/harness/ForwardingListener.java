package dev.frameproof.harness;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Problem;
import dev.frameproof.reports.Progress;
import java.time.Duration;
import java.util.List;

/** Hands on everything that it hears to another listener; for listeners that do something else as well. */
public abstract class ForwardingListener implements RunListener {
    private final RunListener next;

    protected ForwardingListener(RunListener next) {
        this.next = requireNonNull(next, "next");
    }

    @Override
    public void step(String what, Duration sinceStart) {
        next.step(what, sinceStart);
    }

    @Override
    public void judged(RunOutcome outcome) {
        next.judged(outcome);
    }

    @Override
    public void reachable(List<String> lines) {
        next.reachable(lines);
    }

    @Override
    public void progress(Progress progress) {
        next.progress(progress);
    }

    @Override
    public void watching(RunningStreams streams) {
        next.watching(streams);
    }

    @Override
    public void sending(SentWorkload workload) {
        next.sending(workload);
    }

    @Override
    public void over() {
        next.over();
    }

    @Override
    public void measured(RunFigures figures) {
        next.measured(figures);
    }

    @Override
    public void unavailable(Problem why) {
        next.unavailable(why);
    }

    @Override
    public void firstFrame(Duration sinceStart) {
        next.firstFrame(sinceStart);
    }
}
