package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a run stands.
 *
 * @param elapsed time since the load began
 * @param left time until its end; empty where that is not known
 * @param sent records sent so far
 * @param delivered rows delivered so far
 * @param verified rows verified so far
 * @param perSecond rows verified in the last second or so
 * @param p50 half of the latest rows took at most this; empty before the first row
 * @param p99 the same of 99 %
 * @param failed findings of severity {@link Severity#ERROR} so far
 * @param processes what each process uses at this moment
 */
public record Progress(
        Duration elapsed,
        Optional<Duration> left,
        long sent,
        long delivered,
        long verified,
        double perSecond,
        Optional<Duration> p50,
        Optional<Duration> p99,
        long failed,
        List<ProcessNow> processes) {
    /**
     * What a process uses at one moment.
     *
     * @param cores processor cores, since the last sample
     * @param rssBytes resident memory
     */
    public record ProcessNow(String name, double cores, long rssBytes) {
        public ProcessNow {
            requireNonNull(name, "name");
            Require.finite(cores, "cores");
            Require.notNegative(rssBytes, "rssBytes");
        }
    }

    public Progress {
        requireNonNull(elapsed, "elapsed");
        requireNonNull(left, "left");
        Require.notNegative(sent, "sent");
        Require.notNegative(delivered, "delivered");
        Require.notNegative(verified, "verified");
        Require.finite(perSecond, "perSecond");
        requireNonNull(p50, "p50");
        requireNonNull(p99, "p99");
        Require.notNegative(failed, "failed");
        processes = List.copyOf(processes);
    }

    /** Where a run stands of whose processes nothing is said. */
    public Progress(
            Duration elapsed,
            Optional<Duration> left,
            long sent,
            long delivered,
            long verified,
            double perSecond,
            Optional<Duration> p50,
            Optional<Duration> p99,
            long failed) {
        this(elapsed, left, sent, delivered, verified, perSecond, p50, p99, failed, List.of());
    }
}
