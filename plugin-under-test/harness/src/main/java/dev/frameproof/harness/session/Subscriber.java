package dev.frameproof.harness.session;

import dev.frameproof.frame.Frame;
import dev.frameproof.harness.internal.PanelWatch;
import dev.frameproof.harness.internal.Viewer;
import dev.frameproof.live.ChannelId;
import dev.frameproof.oracle.StreamProgress;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.reports.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** One who watches a stream as a panel would; every row that comes is verified at once. */
public final class Subscriber implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(10);

    /** A row too many may follow the last one that was due. */
    private static final Duration STRAGGLERS = Duration.ofMillis(200);

    private final Viewer viewer;
    private final StreamVerifier verifier;
    private final PanelWatch panel;
    private final KeptFrames frames;
    private final String target;
    private final LongSupplier sent;
    private Optional<StreamVerdict> ended = Optional.empty();

    /** Where all goes that comes. */
    record Watch(Viewer viewer, StreamVerifier verifier, PanelWatch panel, KeptFrames frames) {}

    Subscriber(Watch watch, String target, LongSupplier sent) {
        viewer = watch.viewer;
        verifier = watch.verifier;
        panel = watch.panel;
        frames = watch.frames;
        this.target = target;
        this.sent = sent;
    }

    public String name() {
        return viewer.name();
    }

    public String topic() {
        return viewer.topic();
    }

    /** @return how reports call the Grafana that it watches through */
    public String target() {
        return target;
    }

    /** @return the Live channel */
    public ChannelId channel() {
        return viewer.channel();
    }

    /** @return how many rows have come */
    public long rows() {
        return verifier.progress().delivered();
    }

    /** @return the frames that have come, in order; no more than the first 32 MiB */
    public List<Frame> frames() {
        return frames.frames();
    }

    /** @return what a panel would have lost of what was delivered; empty while all is well */
    public List<Finding> panelFindings() {
        return panel.findings();
    }

    /** @return how many records had been sent to the topic until now */
    public long sent() {
        return sent.getAsLong();
    }

    /**
     * Waits until so many rows have come.
     *
     * @return whether they came within {@code atMost}
     */
    public boolean awaitRows(long rows, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        return await(() -> rows() >= rows, () -> System.nanoTime() - deadline >= 0);
    }

    /**
     * Waits until all that has been sent is there, and judges what came. When nothing more comes for {@code quiet}
     * although something is missing, that is lost, and the verification of this subscriber has ended: later calls
     * return the same verdict.
     */
    public synchronized StreamVerdict verdict(Duration quiet) throws InterruptedException {
        if (ended.isPresent()) {
            return ended.get();
        }
        var silence = new Silence();
        boolean complete = await(() -> viewer.hasBrokenOff() || verifier.caughtUp(), () -> silence.hasLasted(quiet));
        if (complete && !viewer.hasBrokenOff()) {
            boolean unused = await(() -> false, () -> silence.hasLasted(STRAGGLERS));
        }
        StreamProgress progress = verifier.progress();
        if (complete && !viewer.hasBrokenOff() && progress.verified() > 0) {
            return new StreamVerdict(
                    sent(),
                    progress.delivered(),
                    progress.verified(),
                    progress.messages(),
                    verifier.findingCounts(),
                    verifier.findings(0));
        }
        StreamVerdict last = viewer.finish();
        ended = Optional.of(last);
        return last;
    }

    private static boolean await(BooleanSupplier reached, BooleanSupplier over) throws InterruptedException {
        var never = new CountDownLatch(1);
        while (!reached.getAsBoolean()) {
            if (over.getAsBoolean()) {
                return false;
            }
            boolean unused = never.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
        }
        return true;
    }

    /** How long nothing has come. */
    private final class Silence {
        private long messages = -1;
        private long sinceNanos;

        boolean hasLasted(Duration time) {
            long now = System.nanoTime();
            long come = verifier.progress().messages();
            if (come != messages) {
                messages = come;
                sinceNanos = now;
            }
            return now - sinceNanos >= time.toNanos();
        }
    }

    /** Stops watching. */
    @Override
    public void close() {
        viewer.close();
    }
}
