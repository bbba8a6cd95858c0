package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;
import java.util.List;

/** Values, types and columns as findings show them: texts in quotes, so that 5 and "5" differ. */
final class CellText {
    private static final int LONGEST_LIST = 40;

    private CellText() {}

    static String of(Value value) {
        if (value instanceof TextValue text) {
            return quoted(text.value());
        }
        if (value instanceof IntegerValue number) {
            return Long.toString(number.value());
        }
        if (value instanceof UnsignedValue number) {
            return Long.toUnsignedString(number.bits());
        }
        if (value instanceof FloatValue number) {
            return Double.toString(number.value());
        }
        if (value instanceof NumberText number) {
            return number.text();
        }
        if (value instanceof BooleanValue bool) {
            return Boolean.toString(bool.value());
        }
        return value instanceof NullValue ? "null" : quoted(new GoJsonText().of(value));
    }

    static String of(Column column, FieldType type, int row) {
        if (column.isNull(row)) {
            return "null";
        }
        return switch (type) {
            case FLOAT32, FLOAT64 -> Double.toString(column.doubleAt(row));
            case STRING, JSON -> quoted(column.textAt(row));
            case BOOL -> Boolean.toString(column.booleanAt(row));
            case UINT64 -> Long.toUnsignedString(column.longAt(row));
            case TIME -> time(column.longAt(row), column.nanosAt(row));
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, ENUM -> Long.toString(column.longAt(row));
        };
    }

    static String time(long millis, int nanos) {
        return nanos == 0 ? millis + " ms" : millis + " ms " + nanos + " ns";
    }

    static String of(FieldType type, boolean nullable) {
        return nullable ? type.frameName() + " nullable" : type.frameName();
    }

    static String of(Field field) {
        return of(field.type(), field.nullable());
    }

    static String names(List<String> names) {
        if (names.size() <= LONGEST_LIST) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, LONGEST_LIST)) + " and " + (names.size() - LONGEST_LIST) + " more";
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }
}
