package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.NumberText;

/** Numbers and truth values as people read them. */
final class PlainScalars {
    private PlainScalars() {}

    /** Writes a number, {@code NaN} and {@code Infinity} too, or {@code true}, {@code false}, {@code null}. */
    static void put(Value value, TextBuffer buffer) {
        if (value instanceof FloatValue number) {
            if (!buffer.putDouble(number.value())) {
                buffer.putAscii(Double.toString(number.value()));
            }
        } else if (value instanceof IntegerValue number) {
            buffer.putLong(number.value());
        } else if (value instanceof BooleanValue truth) {
            buffer.putAscii(truth.value() ? "true" : "false");
        } else if (value instanceof NumberText number) {
            buffer.putAscii(number.text());
        } else {
            buffer.putAscii("null");
        }
    }
}
