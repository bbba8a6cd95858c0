package dev.frameproof.reports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/** Reads a histogram's figures. */
public final class Distribution {
    private static final int CURVE_POINTS_PER_HALVING = 5;

    private Distribution() {}

    /**
     * The figures of a histogram as they stand at the time of the call; the histogram must not be recorded into
     * meanwhile. Percentiles are HdrHistogram's: the highest value equivalent, within the histogram's precision, to the
     * value at that percentile, and never above the highest recorded value's own bucket.
     *
     * @param name which part of the way it measures, for example {@code total}
     * @param histogram the recorded values
     * @param unit the unit in which the values were recorded
     */
    public static LatencyResult latency(String name, AbstractHistogram histogram, TimeUnit unit) {
        long count = histogram.getTotalCount();
        if (count == 0) {
            Duration none = Duration.ZERO;
            return new LatencyResult(name, 0, none, none, none, none, none, none, none, List.of());
        }
        return new LatencyResult(
                name,
                count,
                Duration.ofNanos(Math.round(histogram.getMean() * unit.toNanos(1))),
                at(histogram, 50, unit),
                at(histogram, 90, unit),
                at(histogram, 99, unit),
                at(histogram, 99.9, unit),
                at(histogram, 99.99, unit),
                duration(histogram.getMaxValue(), unit),
                curve(histogram, unit));
    }

    private static List<LatencyResult.Quantile> curve(AbstractHistogram histogram, TimeUnit unit) {
        List<LatencyResult.Quantile> curve = new ArrayList<>();
        for (HistogramIterationValue step : histogram.percentiles(CURVE_POINTS_PER_HALVING)) {
            curve.add(new LatencyResult.Quantile(
                    step.getPercentileLevelIteratedTo(), duration(step.getValueIteratedTo(), unit)));
        }
        return curve;
    }

    private static Duration at(AbstractHistogram histogram, double percentile, TimeUnit unit) {
        return duration(histogram.getValueAtPercentile(percentile), unit);
    }

    private static Duration duration(long value, TimeUnit unit) {
        return Duration.ofNanos(unit.toNanos(value));
    }
}
