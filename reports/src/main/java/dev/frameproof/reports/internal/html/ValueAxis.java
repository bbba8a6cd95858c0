package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.Measure;
import dev.frameproof.reports.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A vertical axis: the unit that suits its highest value, and round ticks in that unit.
 *
 * @param unit the unit to show
 * @param axis the axis in the measure's own unit
 */
record ValueAxis(String unit, Plot.Axis axis) {
    private static final int MOST_PARTS = 5;
    private static final double KIB = 1024;

    private record Scale(String unit, double factor) {}

    static ValueAxis of(Measure measure, double highest) {
        double max = highest > 0 ? highest : 1;
        Scale scale = scale(measure, max);
        double step = Steps.decimal(max / scale.factor, MOST_PARTS);
        List<Tick> ticks = new ArrayList<>();
        int count = (int) Math.ceil(max / scale.factor / step - 1e-9);
        for (int i = 0; i <= count; i++) {
            ticks.add(new Tick(i * step * scale.factor, label(i * step, step)));
        }
        return new ValueAxis(scale.unit, new Plot.Axis(count * step * scale.factor, ticks));
    }

    /** A value with its unit, as a pointer reads it. */
    static String reading(Measure measure, double value) {
        return switch (measure) {
            case THROUGHPUT -> Units.count(Math.round(value)) + "/s";
            case LATENCY, LATENCY_PART -> Units.millis(Math.max(0, value));
            case MEMORY -> Units.bytes(Math.round(Math.max(0, value)));
            case READ, WRITTEN, LOG -> Units.bytes(Math.round(Math.max(0, value))) + "/s";
            case GC -> Units.shortCount(Math.max(0, value)) + " %";
            case THREADS -> Units.count(Math.round(Math.max(0, value)));
            case CPU -> Units.cores(Math.max(0, value));
        };
    }

    private static Scale scale(Measure measure, double max) {
        return switch (measure) {
            case CPU, GC, THREADS -> new Scale(measure.unit(), 1);
            case THROUGHPUT ->
                max >= 1e7
                        ? new Scale("million " + measure.unit(), 1e6)
                        : max >= 1e4 ? new Scale("thousand " + measure.unit(), 1e3) : new Scale(measure.unit(), 1);
            case LATENCY, LATENCY_PART ->
                max >= 2000 ? new Scale("s", 1000) : max >= 2 ? new Scale("ms", 1) : new Scale("µs", 1e-3);
            case READ, WRITTEN, LOG -> {
                Scale bytes = bytes(max);
                yield new Scale(bytes.unit + "/s", bytes.factor);
            }
            case MEMORY -> bytes(max);
        };
    }

    private static Scale bytes(double max) {
        return max >= 2 * KIB * KIB * KIB
                ? new Scale("GiB", KIB * KIB * KIB)
                : max >= 2 * KIB * KIB ? new Scale("MiB", KIB * KIB) : new Scale("KiB", KIB);
    }

    private static String label(double value, double step) {
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        BigDecimal exact = BigDecimal.valueOf(value).setScale(decimals + 1, RoundingMode.HALF_UP);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
