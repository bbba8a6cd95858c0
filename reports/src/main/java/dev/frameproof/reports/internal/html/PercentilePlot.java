package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Measure;
import dev.frameproof.reports.internal.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a plot of latency by percentile. The horizontal axis gives every further nine the same room: its measure is
 * {@code log10(100 / (100 - percentile))}, so that 0 % lies at 0, 90 % at 1, 99 % at 2.
 */
final class PercentilePlot {
    private static final double ROOM_OF_THE_MAXIMUM = 0.1;
    private static final List<Tick> TICKS = List.of(
            new Tick(0, "0 %"),
            new Tick(place(50), "50 %"),
            new Tick(1, "90 %"),
            new Tick(2, "99 %"),
            new Tick(3, "99.9 %"),
            new Tick(4, "99.99 %"),
            new Tick(5, "99.999 %"),
            new Tick(6, "99.9999 %"));

    private PercentilePlot() {}

    /** The plot; nothing where no latency has a value. */
    static Optional<Plot> of(List<LatencyResult> all) {
        List<LatencyResult> latencies =
                all.stream().filter(latency -> !latency.curve().isEmpty()).toList();
        if (latencies.isEmpty()) {
            return Optional.empty();
        }
        List<Plot.Line> lines = new ArrayList<>();
        double highest = 0;
        double last = 0;
        for (LatencyResult latency : latencies) {
            List<Plot.Spot> spots = spots(latency);
            lines.add(new Plot.Line(VisibleText.line(latency.name()), spots));
            last = Math.max(last, spots.get(spots.size() - 1).x());
            highest = Math.max(highest, latency.max().toNanos() / 1e6);
        }
        double end = Math.max(last, 1);
        List<Tick> ticks = TICKS.stream().filter(tick -> tick.at() <= end).toList();
        ValueAxis values = ValueAxis.of(Measure.LATENCY, highest);
        return Optional.of(new Plot(
                "Latency by percentile",
                values.unit(),
                new Plot.Axis(end, ticks),
                values.axis(),
                lines,
                readings(latencies, ticks),
                false));
    }

    private static List<Plot.Spot> spots(LatencyResult latency) {
        List<Plot.Spot> spots = new ArrayList<>();
        double last = 0;
        for (LatencyResult.Quantile quantile : latency.curve()) {
            last = quantile.percentile() < 100 ? place(quantile.percentile()) : last + ROOM_OF_THE_MAXIMUM;
            spots.add(new Plot.Spot(last, quantile.value().toNanos() / 1e6));
        }
        return spots;
    }

    private static List<Plot.Reading> readings(List<LatencyResult> latencies, List<Tick> ticks) {
        List<Plot.Reading> readings = new ArrayList<>();
        for (Tick tick : ticks) {
            StringBuilder text = new StringBuilder(tick.label());
            for (LatencyResult latency : latencies) {
                text.append('\n').append(VisibleText.line(latency.name())).append(' ');
                text.append(ValueAxis.reading(Measure.LATENCY, at(latency, tick.at())));
            }
            readings.add(new Plot.Reading(tick.at(), text.toString()));
        }
        return readings;
    }

    /** The curve's first value at or beyond a place. */
    private static double at(LatencyResult latency, double place) {
        for (LatencyResult.Quantile quantile : latency.curve()) {
            if (quantile.percentile() >= 100 || place(quantile.percentile()) >= place - 1e-9) {
                return quantile.value().toNanos() / 1e6;
            }
        }
        return latency.max().toNanos() / 1e6;
    }

    private static double place(double percentile) {
        return Math.log10(100 / (100 - percentile));
    }
}
