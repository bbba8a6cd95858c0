package dev.frameproof.oracle.internal.lineprotocol;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;
import java.util.Map;

/**
 * What one row must show: one field of one line.
 *
 * @param time when; null for whatever the clock said
 * @param number what {@code value} holds, null for none
 * @param text what {@code value_str} holds, null for none
 */
public record LineRow(
        LineTime time, String measurement, String field, Double number, String text, Map<String, String> tags) {
    private static final long LARGEST_EXACT = 1L << 53;

    static LineRow of(Line line, Member field, LineTime time) {
        Value value = field.value();
        Double number = number(value);
        String text = number == null ? text(value) : null;
        return new LineRow(time, line.measurement(), field.name(), number, text, line.tags());
    }

    private static Double number(Value value) {
        if (value instanceof FloatValue real) {
            return real.value();
        }
        if (value instanceof BooleanValue truth) {
            return truth.value() ? 1.0 : 0.0;
        }
        if (value instanceof IntegerValue whole
                && Math.abs(whole.value()) < LARGEST_EXACT
                && whole.value() != Long.MIN_VALUE) {
            return (double) whole.value();
        }
        if (value instanceof UnsignedValue whole && Long.compareUnsigned(whole.bits(), LARGEST_EXACT) < 0) {
            return (double) whole.bits();
        }
        return null;
    }

    private static String text(Value value) {
        if (value instanceof TextValue text) {
            return text.value();
        }
        return value instanceof UnsignedValue whole
                ? Long.toUnsignedString(whole.bits())
                : Long.toString(((IntegerValue) value).value());
    }
}
