package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.LatencyPart;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.reports.Measure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Latencies over the time of a run: the whole way at the middle, at the tail and at worst, and each part's tail. */
final class LatencyTimeLine {
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    private final LatencyRecorder latency;
    private final TimeLine timeLine;
    private Optional<Duration> p50 = Optional.empty();
    private Optional<Duration> p99 = Optional.empty();

    LatencyTimeLine(LatencyRecorder latency, TimeLine timeLine) {
        this.latency = requireNonNull(latency, "latency");
        this.timeLine = requireNonNull(timeLine, "timeLine");
    }

    /** Adds what came since the last sample. */
    void sample(Duration elapsed) {
        for (LatencyPart part : LatencyPart.values()) {
            Histogram interval = latency.interval(part);
            boolean whole = part == LatencyPart.TOTAL;
            if (whole) {
                p50 = percentile(interval, MEDIAN);
                p99 = percentile(interval, TAIL);
            }
            if (interval.getTotalCount() == 0) {
                continue;
            }
            double tail = interval.getValueAtPercentile(TAIL) / MICROS_PER_MILLI;
            if (whole) {
                timeLine.add(Measure.LATENCY, "p50", elapsed, interval.getValueAtPercentile(MEDIAN) / MICROS_PER_MILLI);
                timeLine.add(Measure.LATENCY, "p99", elapsed, tail);
                timeLine.add(Measure.LATENCY, "max", elapsed, interval.getMaxValue() / MICROS_PER_MILLI);
            } else {
                timeLine.add(Measure.LATENCY_PART, part.id(), elapsed, tail);
            }
        }
    }

    /** @return of the rows of the last sample; empty when none came */
    Optional<Duration> p50() {
        return p50;
    }

    Optional<Duration> p99() {
        return p99;
    }

    private static Optional<Duration> percentile(Histogram interval, double percentile) {
        return interval.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(
                        Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(interval.getValueAtPercentile(percentile))));
    }
}
