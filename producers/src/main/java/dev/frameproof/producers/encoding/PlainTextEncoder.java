package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.List;

/**
 * A line as programs log it. A text, number or truth value is itself; an object is {@code name=value} pairs with spaces
 * between, objects within flattened with dots: {@code host=server-01 cpu=12.5 note="ring twice" lines=[{"sku":"A"}]}.
 * Names and texts that are not made of letters, digits and {@code _-.:/@+} are written as JSON strings, lists as JSON.
 */
public final class PlainTextEncoder implements Encoder {
    private static final int DEEPEST = 200;
    /** By ASCII character, whether a word needs no quotes for it. */
    private static final boolean[] PLAIN = plain();

    private final TextEncoder scalars = new TextEncoder();
    private final JsonEncoder json = new JsonEncoder();
    private final ThreadLocal<TextBuffer> buffers = ThreadLocal.withInitial(TextBuffer::new);

    @Override
    public String format() {
        return "plaintext";
    }

    @Override
    public byte[] encode(Value value) {
        if (value instanceof ListValue) {
            return json.encode(value);
        }
        if (!(value instanceof ObjectValue object)) {
            return scalars.encode(value);
        }
        TextBuffer buffer = buffers.get();
        buffer.clear();
        put("", object.members(), buffer, 0);
        return buffer.toBytes();
    }

    private void put(String path, List<Value.Member> members, TextBuffer buffer, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "nested deeper than " + DEEPEST + " levels, below " + path.substring(0, 60) + "...");
        }
        for (Value.Member member : members) {
            String name = path.isEmpty() ? member.name() : path + "." + member.name();
            if (member.value() instanceof ObjectValue object
                    && !object.members().isEmpty()) {
                put(name, object.members(), buffer, depth + 1);
                continue;
            }
            if (buffer.length() > 0) {
                buffer.putByte(' ');
            }
            putWord(name, buffer);
            buffer.putByte('=');
            putValue(member.value(), buffer);
        }
    }

    private void putValue(Value value, TextBuffer buffer) {
        if (value instanceof TextValue text) {
            putWord(text.value(), buffer);
        } else if (value instanceof ListValue || value instanceof ObjectValue) {
            buffer.putBytes(json.encode(value));
        } else {
            PlainScalars.put(value, buffer);
        }
    }

    private static void putWord(String word, TextBuffer buffer) {
        if (!buffer.putAsciiOf(PLAIN, word)) {
            buffer.putString(word);
        }
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x80];
        for (char c = 0; c < plain.length; c++) {
            plain[c] = Character.isLetterOrDigit(c) || "_-.:/@+".indexOf(c) >= 0;
        }
        return plain;
    }
}
