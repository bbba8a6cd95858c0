package dev.frameproof.harness.threshold;

import dev.frameproof.reports.TimeSeries;
import dev.frameproof.reports.TimeSeries.Point;
import java.util.List;
import java.util.OptionalDouble;

/** How much a figure grows in the course of a run, once it has settled. */
final class Growth {
    private static final int QUARTERS = 4;
    private static final int POINTS_AT_LEAST = 8;

    private Growth() {}

    /**
     * @return the mean of the last quarter of the points over that of the second quarter, less 1: 0.1 for 10 % more;
     *     empty for fewer than eight points
     */
    static OptionalDouble of(TimeSeries series) {
        List<Point> points = series.points();
        int size = points.size();
        if (size < POINTS_AT_LEAST) {
            return OptionalDouble.empty();
        }
        double before = mean(points.subList(size / QUARTERS, 2 * size / QUARTERS));
        double after = mean(points.subList(size - size / QUARTERS, size));
        return before > 0 ? OptionalDouble.of(after / before - 1) : OptionalDouble.empty();
    }

    private static double mean(List<Point> points) {
        return points.stream().mapToDouble(Point::value).average().orElseThrow();
    }
}
