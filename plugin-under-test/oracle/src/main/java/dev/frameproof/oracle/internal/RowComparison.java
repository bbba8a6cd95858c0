package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Frame;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.TextValue;

/**
 * Compares rows of one shape with what their records ask for, column by column: the usual cell in a loop without a
 * decision but its own, the others by {@link OddCells}.
 */
final class RowComparison {
    private final OddCells odd;

    RowComparison(OddCells odd) {
        this.odd = odd;
    }

    /** Compares the cells of the rows {@code from} to {@code to - 1} of the batch, which all have the binding's shape. */
    void compare(Frame frame, Binding binding, RowBatch batch, int from, int to) {
        for (int column = 0; column < binding.columns.length; column++) {
            int place = binding.columns[column];
            if (place >= 0) {
                int[] leaves = binding.shape.leaves().get(place);
                odd.column(column, leaves);
                if (leaves.length == 1) {
                    compareColumn(frame.columns().get(column), binding.types[column], leaves[0], batch, from, to);
                } else {
                    all(from, to);
                }
                odd.endColumn(to);
            }
        }
        odd.report();
    }

    private void compareColumn(Column column, FieldType type, int leaf, RowBatch batch, int from, int to) {
        switch (type) {
            case INT64 -> integers(column, leaf, batch, from, to);
            case FLOAT64 -> floats(column, leaf, batch, from, to);
            case STRING -> texts(column, leaf, batch, from, to);
            case BOOL -> booleans(column, leaf, batch, from, to);
            default -> all(from, to);
        }
    }

    private void integers(Column column, int leaf, RowBatch batch, int from, int to) {
        for (int i = from; i < to; i++) {
            ExpectedRow row = batch.get(i);
            if (!(row.leaves[leaf] instanceof IntegerValue value
                    && value.value() == column.longAt(row.frameRow)
                    && !column.isNull(row.frameRow))) {
                odd.cell(i);
            }
        }
    }

    private void floats(Column column, int leaf, RowBatch batch, int from, int to) {
        for (int i = from; i < to; i++) {
            ExpectedRow row = batch.get(i);
            if (!(row.leaves[leaf] instanceof FloatValue value
                    && CellComparison.same(value.value(), column.doubleAt(row.frameRow))
                    && !column.isNull(row.frameRow))) {
                odd.cell(i);
            }
        }
    }

    private void texts(Column column, int leaf, RowBatch batch, int from, int to) {
        for (int i = from; i < to; i++) {
            ExpectedRow row = batch.get(i);
            if (!(row.leaves[leaf] instanceof TextValue value && column.textEquals(row.frameRow, value.value()))) {
                odd.cell(i);
            }
        }
    }

    private void booleans(Column column, int leaf, RowBatch batch, int from, int to) {
        for (int i = from; i < to; i++) {
            ExpectedRow row = batch.get(i);
            if (!(row.leaves[leaf] instanceof BooleanValue value
                    && value.value() == column.booleanAt(row.frameRow)
                    && !column.isNull(row.frameRow))) {
                odd.cell(i);
            }
        }
    }

    private void all(int from, int to) {
        for (int i = from; i < to; i++) {
            odd.cell(i);
        }
    }
}
