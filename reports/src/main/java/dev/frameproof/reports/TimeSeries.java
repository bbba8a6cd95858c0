package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * Values over the time of a run.
 *
 * @param measure what the values are and their unit
 * @param name which one of that measure, for example {@code sent}, {@code p99}, {@code plugin}
 * @param points the values by rising elapsed time
 */
public record TimeSeries(Measure measure, String name, List<Point> points) {

    /**
     * One value.
     *
     * @param elapsed the time since the run started, zero or more
     * @param value finite, in the measure's unit
     */
    public record Point(Duration elapsed, double value) {
        public Point {
            requireNonNull(elapsed, "elapsed");
            if (elapsed.isNegative()) {
                throw new IllegalArgumentException("elapsed is negative: " + elapsed);
            }
            Require.finite(value, "value");
        }
    }

    public TimeSeries {
        requireNonNull(measure, "measure");
        requireNonNull(name, "name");
        points = List.copyOf(points);
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).elapsed().compareTo(points.get(i - 1).elapsed()) < 0) {
                throw new IllegalArgumentException("series " + name + " runs back in time at point " + i);
            }
        }
    }

    /** @return the unit of the values */
    public String unit() {
        return measure.unit();
    }
}
