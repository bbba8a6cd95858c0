package dev.frameproof.harness.internal;

import dev.frameproof.harness.RunListener;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.StreamProgress;
import dev.frameproof.producers.sink.ProducerProgress;
import dev.frameproof.reports.Measure;
import dev.frameproof.reports.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** The time in which records are sent and rows come: watches, counts, and waits until all that is due is there. */
final class LoadPhase {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(500);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    private final List<TopicRun> topics;
    private final List<Viewer> viewers;
    private final LatencyRecorder latency;
    private final TimeLine timeLine;
    private final Processes processes;
    private final RunListener listener;
    private final Duration planned;
    private final long startNanos = System.nanoTime();
    private long lastSampleNanos = startNanos;
    private Counts last = new Counts(0, 0, 0);
    private boolean firstRowTold;

    private record Counts(long sent, long delivered, long verified) {}

    LoadPhase(
            List<TopicRun> topics,
            List<Viewer> viewers,
            LatencyRecorder latency,
            TimeLine timeLine,
            Processes processes,
            RunListener listener,
            Duration planned) {
        this.topics = topics;
        this.viewers = viewers;
        this.latency = latency;
        this.timeLine = timeLine;
        this.processes = processes;
        this.listener = listener;
        this.planned = planned;
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
            tellFirstRow(sinceRunStart);
            if (now - lastSampleNanos >= BETWEEN_SAMPLES.toNanos()) {
                sample(now);
            }
            if (stopped || viewers.stream().allMatch(Viewer::hasBrokenOff)) {
                return;
            }
            if (!topics.stream().allMatch(TopicRun::isOver)) {
                quietSince = now;
                continue;
            }
            if (viewers.stream().allMatch(viewer -> viewer.hasBrokenOff() || viewer.caughtUp())) {
                return;
            }
            long delivered = counts().delivered();
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

    /** Takes the last sample. */
    void end() {
        sample(System.nanoTime());
    }

    private void tellFirstRow(Elapsed sinceRunStart) {
        if (!firstRowTold && counts().verified() > 0) {
            firstRowTold = true;
            listener.firstFrame(sinceRunStart.now());
        }
    }

    private Counts counts() {
        long sent = 0;
        for (TopicRun topic : topics) {
            sent += topic.progress().map(ProducerProgress::sent).orElse(0L);
        }
        long delivered = 0;
        long verified = 0;
        for (Viewer viewer : viewers) {
            StreamProgress progress = viewer.progress();
            delivered += progress.delivered();
            verified += progress.verified();
        }
        return new Counts(sent, delivered, verified);
    }

    private void sample(long now) {
        Counts counts = counts();
        double seconds = Math.max(1, now - lastSampleNanos) / NANOS_PER_SECOND;
        Duration elapsed = Duration.ofNanos(now - startNanos);
        timeLine.add(Measure.THROUGHPUT, "sent", elapsed, (counts.sent() - last.sent()) / seconds);
        timeLine.add(Measure.THROUGHPUT, "delivered", elapsed, (counts.delivered() - last.delivered()) / seconds);
        timeLine.add(Measure.THROUGHPUT, "verified", elapsed, (counts.verified() - last.verified()) / seconds);
        Histogram interval = latency.interval();
        Optional<Duration> p50 = percentile(interval, MEDIAN, elapsed, "p50");
        Optional<Duration> p99 = percentile(interval, TAIL, elapsed, "p99");
        processes.sample(elapsed, timeLine);
        long findings = viewers.stream()
                .mapToLong(viewer -> viewer.progress().findings())
                .sum();
        Duration left = planned.minus(elapsed);
        listener.progress(new Progress(
                elapsed,
                Optional.of(left.isNegative() ? Duration.ZERO : left),
                counts.sent(),
                counts.delivered(),
                counts.verified(),
                (counts.verified() - last.verified()) / seconds,
                p50,
                p99,
                findings));
        last = counts;
        lastSampleNanos = now;
    }

    private Optional<Duration> percentile(Histogram interval, double percentile, Duration elapsed, String name) {
        if (interval.getTotalCount() == 0) {
            return Optional.empty();
        }
        long micros = interval.getValueAtPercentile(percentile);
        timeLine.add(Measure.LATENCY, name, elapsed, micros / MICROS_PER_MILLI);
        return Optional.of(Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros)));
    }
}
