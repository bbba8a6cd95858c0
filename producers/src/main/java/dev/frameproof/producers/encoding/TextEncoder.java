package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A single value as UTF-8 text, as keys mostly are; an object as its JSON. Lists and null have no text and are refused. */
public final class TextEncoder implements Encoder {
    private final JsonEncoder json = new JsonEncoder();

    @Override
    public String format() {
        return "plaintext";
    }

    @Override
    public byte[] encode(Value value) {
        if (value instanceof ObjectValue) {
            return json.encode(value);
        }
        String text = text(value);
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("UTF-8 has no half surrogate pairs, and the text holds one", e);
        }
    }

    private static String text(Value value) {
        if (value instanceof TextValue text) {
            return text.value();
        }
        if (value instanceof IntegerValue number) {
            return Long.toString(number.value());
        }
        if (value instanceof UnsignedValue number) {
            return Long.toUnsignedString(number.bits());
        }
        if (value instanceof FloatValue number && Double.isFinite(number.value())) {
            return JsonNumbers.text(number.value());
        }
        if (value instanceof BooleanValue truth) {
            return Boolean.toString(truth.value());
        }
        throw new IllegalArgumentException("only a text, number, truth value or object is plain text, not " + value);
    }
}
