package dev.frameproof.harness.internal;

import dev.frameproof.harness.RunFigures;
import dev.frameproof.harness.RunListener;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.Measure;
import dev.frameproof.reports.Progress;
import dev.frameproof.reports.Throughput;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The time in which records are sent and rows come: watches, counts, and waits until all that is due is there. */
final class LoadPhase {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(500);
    private static final double NANOS_PER_SECOND = 1e9;

    private final LoadState state;
    private final LatencyRecorder latency;
    private final TimeLine timeLine;
    private final Processes processes;
    private final RunListener listener;
    private final Optional<Duration> planned;
    private final LatencyTimeLine latencies;
    private final SteadyPart steady;
    private final long startNanos;
    private long lastSampleNanos;
    private Counts last = Counts.NONE;
    private boolean firstRowTold;

    /** @param startNanos when sending begins, on {@link System#nanoTime()}'s scale */
    LoadPhase(
            long startNanos,
            LoadState state,
            LatencyRecorder latency,
            TimeLine timeLine,
            Processes processes,
            RunListener listener,
            Optional<Duration> planned,
            Duration warmUp) {
        this.state = state;
        this.latency = latency;
        this.timeLine = timeLine;
        this.processes = processes;
        this.listener = listener;
        this.planned = planned;
        latencies = new LatencyTimeLine(latency, timeLine);
        steady = new SteadyPart(warmUp);
        this.startNanos = startNanos;
        lastSampleNanos = startNanos;
        latency.countFrom(startNanos + warmUp.toNanos());
        processes.begin(Duration.ZERO);
    }

    /**
     * Watches until every producer is done and every viewer has what it is due, or nothing more has come for
     * {@code drain} since, or {@code stop} is counted down, or the environment fails.
     *
     * @param sinceRunStart tells how long the whole run has been going
     */
    void await(CountDownLatch stop, Duration drain, BooleanSupplier environmentFailed, Elapsed sinceRunStart)
            throws InterruptedException {
        long quietSince = System.nanoTime();
        long lastDelivered = -1;
        while (!environmentFailed.getAsBoolean()) {
            boolean stopped = stop.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
            long now = System.nanoTime();
            state.advance();
            tellFirstRow(sinceRunStart);
            if (now - lastSampleNanos >= BETWEEN_SAMPLES.toNanos()) {
                sample(now);
            }
            if (stopped || state.hasBrokenOff()) {
                return;
            }
            if (!state.isSent()) {
                quietSince = now;
                continue;
            }
            if (state.caughtUp()) {
                return;
            }
            long delivered = state.counts().delivered();
            if (delivered != lastDelivered) {
                lastDelivered = delivered;
                quietSince = now;
            } else if (now - quietSince >= drain.toNanos()) {
                return;
            }
        }
    }

    /** How long something has been going. */
    @FunctionalInterface
    interface Elapsed {
        Duration now();
    }

    /** @return how many a second, once the last sample was taken; empty when nothing came */
    Optional<Throughput> throughput() {
        return steady.throughput(latency.leftOut());
    }

    /** Takes the last sample. */
    void end() {
        sample(System.nanoTime());
    }

    private void tellFirstRow(Elapsed sinceRunStart) {
        if (!firstRowTold && state.counts().verified() > 0) {
            firstRowTold = true;
            listener.firstFrame(sinceRunStart.now());
        }
    }

    private void sample(long now) {
        Counts counts = state.counts();
        double seconds = Math.max(1, now - lastSampleNanos) / NANOS_PER_SECOND;
        Duration elapsed = Duration.ofNanos(now - startNanos);
        timeLine.add(Measure.THROUGHPUT, "sent", elapsed, (counts.sent() - last.sent()) / seconds);
        timeLine.add(Measure.THROUGHPUT, "delivered", elapsed, (counts.delivered() - last.delivered()) / seconds);
        timeLine.add(Measure.THROUGHPUT, "verified", elapsed, (counts.verified() - last.verified()) / seconds);
        steady.add(elapsed, counts);
        latencies.sample(elapsed);
        processes.sample(elapsed, timeLine);
        Map<FindingKind, Long> findings = state.findings();
        Optional<Duration> left = planned.map(whole -> whole.minus(elapsed));
        listener.progress(new Progress(
                elapsed,
                left.map(time -> time.isNegative() ? Duration.ZERO : time),
                counts.sent(),
                counts.delivered(),
                counts.verified(),
                (counts.verified() - last.verified()) / seconds,
                latencies.p50(),
                latencies.p99(),
                findings.values().stream().mapToLong(Long::longValue).sum(),
                processes.now()));
        listener.measured(new RunFigures(
                counts.sent(),
                counts.acknowledged(),
                counts.delivered(),
                counts.verified(),
                findings,
                latency,
                processes.results()));
        last = counts;
        lastSampleNanos = now;
    }
}
