package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.Measure;
import dev.frameproof.reports.TimeSeries;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.VisibleText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a plot of the series of one measure. */
final class TimePlot {
    private static final int MOST_READINGS = 120;

    private TimePlot() {}

    /** The plot; nothing where no series of that measure has a point. */
    static Optional<Plot> of(Measure measure, String title, List<TimeSeries> all) {
        List<TimeSeries> series = all.stream()
                .filter(one -> one.measure() == measure && !one.points().isEmpty())
                .toList();
        if (series.isEmpty()) {
            return Optional.empty();
        }
        double highest = 0;
        double latest = 0;
        List<Plot.Line> lines = new ArrayList<>();
        for (TimeSeries one : series) {
            List<Plot.Spot> spots = new ArrayList<>();
            for (TimeSeries.Point point : one.points()) {
                spots.add(new Plot.Spot(seconds(point.elapsed()), point.value()));
                highest = Math.max(highest, point.value());
            }
            latest = Math.max(latest, spots.get(spots.size() - 1).x());
            lines.add(new Plot.Line(VisibleText.line(one.name()), Thinned.of(spots)));
        }
        ValueAxis values = ValueAxis.of(measure, highest);
        return Optional.of(new Plot(
                title,
                values.unit(),
                TimeAxis.of(latest),
                values.axis(),
                lines,
                readings(measure, series),
                measure == Measure.THROUGHPUT));
    }

    private static List<Plot.Reading> readings(Measure measure, List<TimeSeries> series) {
        List<Plot.Reading> readings = new ArrayList<>();
        List<TimeSeries.Point> guide = series.get(0).points();
        int stride = (guide.size() + MOST_READINGS - 1) / MOST_READINGS;
        for (int i = 0; i < guide.size(); i += stride) {
            Duration at = guide.get(i).elapsed();
            StringBuilder text = new StringBuilder("at ").append(Units.duration(at));
            for (TimeSeries one : series) {
                text.append('\n').append(VisibleText.line(one.name())).append(' ');
                text.append(ValueAxis.reading(measure, nearest(one.points(), at).value()));
            }
            readings.add(new Plot.Reading(seconds(at), text.toString()));
        }
        return readings;
    }

    private static TimeSeries.Point nearest(List<TimeSeries.Point> points, Duration at) {
        int low = 0;
        int high = points.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).elapsed().compareTo(at) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return points.get(0);
        }
        TimeSeries.Point after = points.get(low);
        TimeSeries.Point before = points.get(low - 1);
        Duration toAfter = after.elapsed().minus(at).abs();
        return at.minus(before.elapsed()).compareTo(toAfter) < 0 ? before : after;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
