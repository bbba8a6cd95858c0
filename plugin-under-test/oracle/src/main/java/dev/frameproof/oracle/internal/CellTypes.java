package dev.frameproof.oracle.internal;

import dev.frameproof.frame.FieldType;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;

/** The type that a value asks of its column. */
final class CellTypes {
    private CellTypes() {}

    /** @return the type, or null for a null, which has none of its own */
    static FieldType of(Value value) {
        if (value instanceof IntegerValue) {
            return FieldType.INT64;
        }
        if (value instanceof UnsignedValue) {
            return FieldType.UINT64;
        }
        if (value instanceof FloatValue) {
            return FieldType.FLOAT64;
        }
        if (value instanceof TextValue || value instanceof ListValue) {
            return FieldType.STRING;
        }
        if (value instanceof BooleanValue) {
            return FieldType.BOOL;
        }
        return value instanceof NumberText number ? of(number) : null;
    }

    private static FieldType of(NumberText number) {
        if (isLong(number.text())) {
            return FieldType.INT64;
        }
        return Double.isFinite(Double.parseDouble(number.text())) ? FieldType.FLOAT64 : FieldType.STRING;
    }

    private static boolean isLong(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
