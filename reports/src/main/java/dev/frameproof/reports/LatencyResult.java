package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * A latency distribution in figures. All are zero when {@code count} is.
 *
 * @param name which part of the way it measures, for example {@code total}, {@code produce}, {@code deliver}
 * @param count how many values it is made of
 * @param mean the arithmetic mean
 * @param p50 half of the values are at most this
 * @param p90 the same of 90 %
 * @param p99 the same of 99 %
 * @param p999 the same of 99.9 %
 * @param p9999 the same of 99.99 %
 * @param max the highest value
 * @param clockError by how much at most the clocks that the values were taken from may have disagreed; zero where sender
 *     and viewer share one monotonic clock
 * @param curve the whole distribution for drawing, by rising percentile; empty when {@code count} is zero
 */
public record LatencyResult(
        String name,
        long count,
        Duration mean,
        Duration p50,
        Duration p90,
        Duration p99,
        Duration p999,
        Duration p9999,
        Duration max,
        Duration clockError,
        List<Quantile> curve) {

    /**
     * A point of a distribution.
     *
     * @param percentile 0 to 100
     * @param value that share of all values is at most this
     */
    public record Quantile(double percentile, Duration value) {
        public Quantile {
            requireNonNull(value, "value");
            if (!(percentile >= 0 && percentile <= 100)) {
                throw new IllegalArgumentException("percentile is not within 0 and 100: " + percentile);
            }
        }
    }

    public LatencyResult {
        requireNonNull(name, "name");
        Require.notNegative(count, "count");
        requireNonNull(mean, "mean");
        requireNonNull(p50, "p50");
        requireNonNull(p90, "p90");
        requireNonNull(p99, "p99");
        requireNonNull(p999, "p999");
        requireNonNull(p9999, "p9999");
        requireNonNull(max, "max");
        requireNonNull(clockError, "clockError");
        curve = List.copyOf(curve);
    }

    /** A distribution of values that were taken from one clock. */
    public LatencyResult(
            String name,
            long count,
            Duration mean,
            Duration p50,
            Duration p90,
            Duration p99,
            Duration p999,
            Duration p9999,
            Duration max,
            List<Quantile> curve) {
        this(name, count, mean, p50, p90, p99, p999, p9999, max, Duration.ZERO, curve);
    }

    /** @return the same, of clocks that may have disagreed by so much */
    public LatencyResult withClockError(Duration bound) {
        return new LatencyResult(name, count, mean, p50, p90, p99, p999, p9999, max, bound, curve);
    }
}
