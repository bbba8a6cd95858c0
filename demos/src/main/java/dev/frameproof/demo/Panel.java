package dev.frameproof.demo;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

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
 * @param rows which of the newest rows a table shows
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
        TableRows rows,
        PanelWidth width,
        boolean tall) {
    public Panel {
        requireNonNull(kind, "kind");
        requireNonNull(title, "title");
        requireNonNull(stream, "stream");
        fields = List.copyOf(fields);
        requireNonNull(by, "by");
        requireNonNull(unit, "unit");
        units = Map.copyOf(units);
        requireNonNull(limits, "limits");
        requireNonNull(rows, "rows");
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
                TableRows.ALL,
                PanelWidth.HALF,
                false);
    }

    /** @return the same with a series for each value of that column */
    public Panel by(String column) {
        return changed(copy -> copy.by = Optional.of(column));
    }

    /** @return the same with that column as the other part of a row's key */
    public Panel and(String column) {
        return changed(copy -> copy.rows = copy.rows.and(column));
    }

    /** @return the same without rows, or states, where that column has no text */
    public Panel having(String column) {
        return changed(copy -> copy.rows = copy.rows.having(column));
    }

    /** @return the same with the rows of the highest values of that column, the highest first */
    public Panel highest(String column, int most) {
        return changed(copy -> copy.rows = copy.rows.highest(column, most));
    }

    /** @return the same of another stream */
    Panel of(String otherStream) {
        return changed(copy -> copy.stream = otherStream);
    }

    Panel titled(String other) {
        return changed(copy -> copy.title = other);
    }

    Panel counting() {
        return changed(copy -> copy.count = true);
    }

    Panel in(ValueUnit other) {
        return changed(copy -> copy.unit = other);
    }

    Panel with(String column, ValueUnit its) {
        return changed(copy -> copy.units.put(column, its));
    }

    Panel from(double lowest) {
        return changed(copy -> copy.min = OptionalDouble.of(lowest));
    }

    Panel between(double lowest, double highest) {
        return from(lowest).changed(copy -> copy.max = OptionalDouble.of(highest));
    }

    Panel limits(double warn, double bad) {
        return changed(copy -> copy.limits = Optional.of(new Limits(warn, bad)));
    }

    Panel wide(PanelWidth other) {
        return changed(copy -> copy.width = other);
    }

    Panel high() {
        return changed(copy -> copy.tall = true);
    }

    private Panel changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.panel();
    }

    /** A panel while one thing of it is changed. */
    private static final class Copy {
        private final PanelKind kind;
        private final List<String> fields;
        private final Map<String, ValueUnit> units;
        private String title;
        private String stream;
        private Optional<String> by;
        private boolean count;
        private ValueUnit unit;
        private OptionalDouble min;
        private OptionalDouble max;
        private Optional<Limits> limits;
        private TableRows rows;
        private PanelWidth width;
        private boolean tall;

        Copy(Panel panel) {
            kind = panel.kind;
            title = panel.title;
            stream = panel.stream;
            fields = panel.fields;
            by = panel.by;
            count = panel.count;
            unit = panel.unit;
            units = new LinkedHashMap<>(panel.units);
            min = panel.min;
            max = panel.max;
            limits = panel.limits;
            rows = panel.rows;
            width = panel.width;
            tall = panel.tall;
        }

        Panel panel() {
            return new Panel(kind, title, stream, fields, by, count, unit, units, min, max, limits, rows, width, tall);
        }
    }
}
