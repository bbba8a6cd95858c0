package dev.frameproof.oracle.internal;

import dev.frameproof.frame.FieldType;
import dev.frameproof.reports.FindingKind;
import java.util.List;

/** How the columns of one schema answer to the columns of one shape, worked out once for all rows of both. */
final class Binding {
    /** Something that is wrong with every row of such a frame. */
    record Fault(FindingKind kind, String field, FindingLog.Words words) {}

    final Outline outline;

    /** The shape's columns for each of the schema's, -1 where there is nothing to compare. */
    final int[] columns;

    final FieldType[] types;
    final Shape shape;
    final List<Fault> faults;

    /** How many columns are compared. */
    final int compared;

    /** Columns of which a value, not a null, was seen in its type. */
    final boolean[] seenTyped;

    Binding(Outline outline, Shape shape, int[] columns, List<Fault> faults) {
        this.outline = outline;
        this.shape = shape;
        this.columns = columns;
        this.faults = List.copyOf(faults);
        types = outline.schema().fields().stream().map(field -> field.type()).toArray(FieldType[]::new);
        seenTyped = new boolean[columns.length];
        int count = 0;
        for (int column : columns) {
            count += column >= 0 ? 1 : 0;
        }
        compared = count;
    }

    String name(int column) {
        return outline.schema().fields().get(column).name();
    }
}
