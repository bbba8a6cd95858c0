package dev.frameproof.producers.encoding;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;
import java.util.List;

/**
 * JSON (RFC 8259) in UTF-8 without spaces, members in their order, repeated names and all.
 *
 * <p>Integers are their digits. Floats are written as {@link JsonNumbers#text} has them: the shortest digits that read
 * back as the same double, always with a point, so that 50.0 stays a float. Of text only what must be is escaped:
 * quotes, backslashes, control characters; and half a surrogate pair, which UTF-8 cannot hold, as its escape
 * (backslash, {@code ud83d}), which keeps it exactly. NaN and infinities have no JSON and are refused.
 */
public final class JsonEncoder implements Encoder {
    /** Objects and lists within each other, at most. */
    public static final int DEEPEST = 2_000;

    /** One a thread, since encoding is what a producer does most. */
    private final ThreadLocal<TextBuffer> buffers = ThreadLocal.withInitial(TextBuffer::new);

    @Override
    public String format() {
        return "json";
    }

    /**
     * @throws IllegalArgumentException for NaN, an infinity, or more than {@link #DEEPEST} levels; the message names
     *     the member's path
     */
    @Override
    public byte[] encode(Value value) {
        TextBuffer buffer = buffers.get();
        buffer.clear();
        if (!write(value, buffer, 0)) {
            throw new IllegalArgumentException(JsonRefusal.of(value));
        }
        return buffer.toBytes();
    }

    /** @return false when somewhere inside lies what JSON cannot hold */
    private static boolean write(Value value, TextBuffer buffer, int depth) {
        if (value instanceof FloatValue number) {
            return buffer.putDouble(number.value());
        }
        if (value instanceof IntegerValue number) {
            buffer.putLong(number.value());
        } else if (value instanceof TextValue text) {
            buffer.putString(text.value());
        } else if (value instanceof ObjectValue object) {
            return depth < DEEPEST && writeObject(object.members(), buffer, depth);
        } else if (value instanceof ListValue list) {
            return depth < DEEPEST && writeList(list.items(), buffer, depth);
        } else if (value instanceof BooleanValue truth) {
            buffer.putAscii(truth.value() ? "true" : "false");
        } else if (value instanceof UnsignedValue number) {
            buffer.putAscii(Long.toUnsignedString(number.bits()));
        } else if (value instanceof NumberText number) {
            buffer.putAscii(number.text());
        } else {
            buffer.putAscii("null");
        }
        return true;
    }

    private static boolean writeObject(List<Member> members, TextBuffer buffer, int depth) {
        buffer.putByte('{');
        for (int i = 0; i < members.size(); i++) {
            if (i > 0) {
                buffer.putByte(',');
            }
            Member member = members.get(i);
            buffer.putName(member.name());
            if (!write(member.value(), buffer, depth + 1)) {
                return false;
            }
        }
        buffer.putByte('}');
        return true;
    }

    private static boolean writeList(List<Value> items, TextBuffer buffer, int depth) {
        buffer.putByte('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                buffer.putByte(',');
            }
            if (!write(items.get(i), buffer, depth + 1)) {
                return false;
            }
        }
        buffer.putByte(']');
        return true;
    }
}
