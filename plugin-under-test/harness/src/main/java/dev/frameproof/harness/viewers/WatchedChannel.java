package dev.frameproof.harness.viewers;

import dev.frameproof.live.LiveConnection;
import dev.frameproof.live.LiveException;
import dev.frameproof.live.LiveListener;
import dev.frameproof.oracle.StreamEnd;
import dev.frameproof.oracle.StreamProgress;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One viewer of one channel, over all its visits: it subscribes, is cut off or leaves, subscribes again, and in the end
 * all that it saw has been verified by one and the same verifier. Safe for use by several threads.
 */
public final class WatchedChannel implements LiveListener {
    private static final long NO_RUN = -1;
    private static final Duration ON_ITS_WAY_THROUGH_A_PLUGIN = Duration.ofSeconds(3);

    private final String viewer;
    private final ViewedChannel channel;
    private final StreamVerifier verifier;
    private final FrameObserver observer;
    private volatile Visit visit = new Visit();
    private boolean visited;
    private boolean present;
    private boolean watching;
    private boolean finished;
    private String brokeOff = "";
    private long brokeOffNanos;
    private StreamProgress progress = new StreamProgress(0, 0, 0, 0, 0);
    private long lastArrivedNanos;
    private long longestGapNanos;

    WatchedChannel(String viewer, ViewedChannel channel, StreamVerifier verifier, FrameObserver observer) {
        this.viewer = viewer;
        this.channel = channel;
        this.verifier = verifier;
        this.observer = observer;
    }

    public String viewer() {
        return viewer;
    }

    public ViewedStream stream() {
        return channel.stream();
    }

    /**
     * Subscribes, for the first time or again.
     *
     * @return done when the target has agreed; fails with a {@link LiveException}
     */
    public CompletableFuture<Void> subscribe(LiveConnection connection) {
        long run = joins(System.nanoTime());
        ViewedStream stream = channel.stream();
        Visit begun = new Visit();
        visit = begun;
        return connection
                .subscribe(stream.channel(), stream.query().toJson(), begun)
                .whenComplete((agreed, refusal) -> {
                    if (refusal == null) {
                        agreed(run, System.nanoTime());
                    } else {
                        leave();
                    }
                });
    }

    /** @return which run of the stream others watch */
    private synchronized long joins(long atNanos) {
        if (present) {
            // It was cut off, and comes back.
            verifier.left(brokeOffNanos);
        }
        if (visited) {
            verifier.rejoined(atNanos);
        } else if (stream().due() == ViewedStream.Due.FROM_THE_FIRST_ROW) {
            verifier.joinedLate(atNanos);
        }
        visited = true;
        present = true;
        brokeOff = "";
        return channel.run();
    }

    private synchronized void agreed(long run, long atNanos) {
        boolean ran = run != NO_RUN && run == channel.run();
        if (present && ran) {
            verifier.dueSince(atNanos);
        }
    }

    /** Leaves the channel and goes on with the connection. */
    public CompletableFuture<Void> unsubscribe(LiveConnection connection) {
        leave();
        return connection.unsubscribe(channel.stream().channel());
    }

    /** The viewer no longer watches, or was cut off as it should be: what comes now is not looked at, and may be missing. */
    public synchronized void leave() {
        if (present) {
            present = false;
            verifier.left(brokeOff.isEmpty() ? System.nanoTime() : brokeOffNanos);
            brokeOff = "";
            stopWatching();
        }
    }

    /** Hears one subscription: what an earlier one still says is nobody's. */
    private final class Visit implements LiveListener {
        @Override
        public void onData(byte[] bytes, int from, int to, long arrivedNanos) {
            if (visit == this) {
                WatchedChannel.this.onData(bytes, from, to, arrivedNanos);
            }
        }

        @Override
        public void onEnd(LiveException reason) {
            if (visit == this) {
                WatchedChannel.this.onEnd(reason);
            }
        }
    }

    private void stopWatching() {
        if (watching) {
            watching = false;
            channel.leaves();
        }
        lastArrivedNanos = 0;
    }

    @Override
    public void onData(byte[] bytes, int from, int to, long arrivedNanos) {
        if (accepts(bytes, from, to, arrivedNanos)) {
            observer.onFrame(this, bytes, from, to, arrivedNanos);
        }
    }

    private synchronized boolean accepts(byte[] bytes, int from, int to, long arrivedNanos) {
        if (!present || finished || !brokeOff.isEmpty()) {
            return false;
        }
        verifier.accept(bytes, from, to, arrivedNanos);
        progress = verifier.progress();
        if (!watching) {
            watching = true;
            channel.watches();
        } else {
            longestGapNanos = Math.max(longestGapNanos, arrivedNanos - lastArrivedNanos);
        }
        lastArrivedNanos = arrivedNanos;
        return true;
    }

    /** The target, or the way to it, has ended the subscription: unless the viewer comes back, the rest is missing. */
    @Override
    public void onEnd(LiveException reason) {
        synchronized (this) {
            if (!present || !brokeOff.isEmpty()) {
                return;
            }
            brokeOff = String.valueOf(reason.getMessage());
            brokeOffNanos = System.nanoTime();
            stopWatching();
        }
        observer.onEnd(this, reason);
    }

    /** @return where the verification stands */
    public synchronized StreamProgress progress() {
        return progress;
    }

    /** @return the longest time between two frames of one visit, in nanoseconds */
    public synchronized long longestGapNanos() {
        return longestGapNanos;
    }

    /**
     * @param from how many of the first findings the caller knows already
     * @return the others that are kept until now
     */
    public synchronized List<Finding> findings(int from) {
        return verifier.findings(from);
    }

    /** @return how many due records have not come although later ones of their partition have */
    public synchronized long skipped() {
        return verifier.skipped();
    }

    /** @return how many findings of each kind there are so far; kinds without one are left out */
    public Map<FindingKind, Long> findingCounts() {
        return verifier.findingCounts();
    }

    /**
     * The plugin behind the stream died and was started again, which the viewer did not notice: what was on its way or
     * sent meanwhile may be missing.
     *
     * @param sinceNanos when it died, on {@link System#nanoTime()}'s scale
     */
    synchronized void interrupted(long sinceNanos) {
        if (present && !finished && brokeOff.isEmpty()) {
            verifier.left(sinceNanos, ON_ITS_WAY_THROUGH_A_PLUGIN);
            verifier.rejoined(System.nanoTime());
            verifier.streamRestarted();
            stopWatching();
        }
    }

    /** @return whether it is cut off and has not come back */
    public synchronized boolean isCutOff() {
        return present && !brokeOff.isEmpty();
    }

    /** @return whether all that was due has come; a viewer that is away or never came is due nothing more */
    public synchronized boolean caughtUp() {
        return !visited || finished || !brokeOff.isEmpty() || verifier.caughtUp();
    }

    /** @return how many rows it has to see of what is sent until now, those that came among them */
    synchronized long due() {
        return visited && !finished && brokeOff.isEmpty() ? verifier.due() : progress.verified();
    }

    /**
     * Ends the verification.
     *
     * @throws IllegalStateException when it has ended before
     */
    synchronized StreamVerdict finish() {
        finished = true;
        return verifier.finish(present && !brokeOff.isEmpty() ? StreamEnd.brokeOff(brokeOff) : StreamEnd.stopped());
    }

    /** @return whether it was ever subscribed */
    public synchronized boolean visited() {
        return visited;
    }
}
