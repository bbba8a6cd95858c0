package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.FieldType;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;

/** Whether one cell holds one value, for the cases that are not the usual ones. */
final class CellComparison {
    private final GoJsonText goJson = new GoJsonText();
    private final boolean zeroSigns;

    /** @param zeroSigns whether -0.0 and 0.0 differ */
    CellComparison(boolean zeroSigns) {
        this.zeroSigns = zeroSigns;
    }

    /** @return whether the cell, in a column of the type that the value asks for, holds it */
    boolean holds(Column column, FieldType type, int row, Value value) {
        if (column.isNull(row)) {
            return false;
        }
        return switch (type) {
            case INT64 -> column.longAt(row) == whole(value);
            case UINT64 -> column.longAt(row) == ((UnsignedValue) value).bits();
            case FLOAT64 -> sameReal(column.doubleAt(row), real(value));
            case STRING -> column.textEquals(row, text(value));
            case BOOL -> column.booleanAt(row) == ((BooleanValue) value).value();
            default -> false;
        };
    }

    private static long whole(Value value) {
        return value instanceof NumberText number ? Long.parseLong(number.text()) : ((IntegerValue) value).value();
    }

    private static double real(Value value) {
        return value instanceof NumberText number ? Double.parseDouble(number.text()) : ((FloatValue) value).value();
    }

    private String text(Value value) {
        if (value instanceof NumberText number) {
            return number.text();
        }
        if (value instanceof ListValue) {
            return goJson.of(value);
        }
        return WholeText.of(((TextValue) value).value());
    }

    private boolean sameReal(double left, double right) {
        return same(left, right) || (!zeroSigns && left == 0 && right == 0);
    }

    /** Equal bit by bit, so that -0.0 is not 0.0; one NaN is as good as another. */
    static boolean same(double left, double right) {
        return Double.doubleToLongBits(left) == Double.doubleToLongBits(right);
    }
}
