package dev.frameproof.demo;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One panel of a demo, as the live page and Grafana show it.
 *
 * @param stream the id of the workload whose stream it shows
 * @param fields the columns that it shows; one that ends in {@code *} stands for all that begin so. Of a track or of
 *     points: x and y. Empty for all of a table
 * @param by the column whose values are the series; empty for a series a field
 * @param count whether it counts how often each value of its field comes
 * @param unit of its numbers; of a table: of the columns in {@code units} each has its own
 * @param min where its scale begins; empty for what comes
 * @param max where its scale ends; empty for what comes
 * @param limits from which value on a column is worth a warning, and from which on it is bad
 * @param tall whether it is twice as high as others
 */
public record Panel(
        PanelKind kind,
        String title,
        String stream,
        List<String> fields,
        Optional<String> by,
        boolean count,
        ValueUnit unit,
        Map<String, ValueUnit> units,
        OptionalDouble min,
        OptionalDouble max,
        Optional<Limits> limits,
        PanelWidth width,
        boolean tall) {
    public Panel {
        requireNonNull(kind, "kind");
        requireNonNull(title, "title");
        requireNonNull(stream, "stream");
        fields = List.copyOf(fields);
        requireNonNull(by, "by");
        requireNonNull(unit, "unit");
        units = Map.copyOf(new LinkedHashMap<>(units));
        requireNonNull(limits, "limits");
        requireNonNull(width, "width");
    }

    /**
     * @param warn from this value on it is worth a look
     * @param bad from this value on it is bad
     */
    public record Limits(double warn, double bad) {}

    /** @return half a row of the page, its scale as values come */
    public static Panel panel(PanelKind kind, String title, String stream, String... fields) {
        return new Panel(
                kind,
                title,
                stream,
                List.of(fields),
                Optional.empty(),
                false,
                ValueUnit.NONE,
                Map.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                PanelWidth.HALF,
                false);
    }

    /** @return the same with a series for each value of that column */
    public Panel by(String column) {
        return new Panel(
                kind, title, stream, fields, Optional.of(column), count, unit, units, min, max, limits, width, tall);
    }

    /** @return the same of another stream */
    Panel of(String otherStream) {
        return new Panel(kind, title, otherStream, fields, by, count, unit, units, min, max, limits, width, tall);
    }

    Panel titled(String other) {
        return new Panel(kind, other, stream, fields, by, count, unit, units, min, max, limits, width, tall);
    }

    Panel counting() {
        return new Panel(kind, title, stream, fields, by, true, unit, units, min, max, limits, width, tall);
    }

    Panel in(ValueUnit other) {
        return new Panel(kind, title, stream, fields, by, count, other, units, min, max, limits, width, tall);
    }

    Panel with(String column, ValueUnit its) {
        Map<String, ValueUnit> more = new LinkedHashMap<>(units);
        more.put(column, its);
        return new Panel(kind, title, stream, fields, by, count, unit, more, min, max, limits, width, tall);
    }

    Panel from(double lowest) {
        return new Panel(
                kind,
                title,
                stream,
                fields,
                by,
                count,
                unit,
                units,
                OptionalDouble.of(lowest),
                max,
                limits,
                width,
                tall);
    }

    Panel between(double lowest, double highest) {
        return new Panel(
                kind,
                title,
                stream,
                fields,
                by,
                count,
                unit,
                units,
                OptionalDouble.of(lowest),
                OptionalDouble.of(highest),
                limits,
                width,
                tall);
    }

    Panel limits(double warn, double bad) {
        return new Panel(
                kind,
                title,
                stream,
                fields,
                by,
                count,
                unit,
                units,
                min,
                max,
                Optional.of(new Limits(warn, bad)),
                width,
                tall);
    }

    Panel wide(PanelWidth other) {
        return new Panel(kind, title, stream, fields, by, count, unit, units, min, max, limits, other, tall);
    }

    Panel high() {
        return new Panel(kind, title, stream, fields, by, count, unit, units, min, max, limits, width, true);
    }
}
