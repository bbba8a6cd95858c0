package dev.frameproof.producers.encoding;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.ObjectValue;

/**
 * InfluxDB line protocol: {@code measurement,tag=text field=1.5,count=3i,name="text",on=true 1700000000000000000}.
 *
 * <p>An object is one line; a list of objects at the top is several, all with the record's timestamp. What lies deeper is
 * flattened: {@code customer.address.city}, {@code lines.0.sku}. Whole numbers end in {@code i}; floats are written as
 * {@link JsonNumbers#text} has them. Null, an empty list or object, and an empty tag are left out, as the format has none
 * of them. Escaped by a backslash: comma and space in the measurement; comma, space and equals sign in tags and names;
 * quote and backslash in text. A line break in text becomes a backslash and an n, since readers differ over it.
 *
 * <p>Refused, since no line can hold it: NaN, infinities, half a surrogate pair, an empty name, a line break in a name or
 * tag, a backslash at the end of one, an object without any field.
 */
public final class LineProtocolEncoder implements Encoder {
    private final LineProtocolLayout layout;
    private final ThreadLocal<LineBuffer> buffers = ThreadLocal.withInitial(LineBuffer::new);

    public LineProtocolEncoder(LineProtocolLayout layout) {
        this.layout = requireNonNull(layout, "layout");
    }

    @Override
    public String format() {
        return "lineprotocol";
    }

    /** @return the lines without a timestamp */
    @Override
    public byte[] encode(Value value) {
        return encode(value, false, 0);
    }

    /** @return the lines with that timestamp, in the layout's precision */
    @Override
    public byte[] encode(Value value, long timestampMillis) {
        return encode(value, layout.precision() != TimestampPrecision.NONE, timestampMillis);
    }

    private byte[] encode(Value value, boolean timed, long timestampMillis) {
        LineBuffer buffer = buffers.get();
        buffer.clear();
        if (value instanceof ListValue list) {
            for (int i = 0; i < list.items().size(); i++) {
                if (i > 0) {
                    buffer.putLineBreak();
                }
                putLine(list.items().get(i), timed, timestampMillis, buffer);
            }
            if (list.items().isEmpty()) {
                throw new IllegalArgumentException("an empty list at the top is no line at all");
            }
        } else {
            putLine(value, timed, timestampMillis, buffer);
        }
        return buffer.toBytes();
    }

    private void putLine(Value value, boolean timed, long timestampMillis, LineBuffer buffer) {
        if (!(value instanceof ObjectValue object)) {
            throw new IllegalArgumentException("a line is an object with fields, not a bare value");
        }
        buffer.begin(layout.measurement());
        for (Value.Member member : object.members()) {
            if (layout.tags().contains(member.name())) {
                buffer.putTag(member.name(), member.value());
            }
        }
        for (Value.Member member : object.members()) {
            if (!layout.tags().contains(member.name())) {
                buffer.putFields(member.name(), member.value(), 0);
            }
        }
        if (!buffer.hasFields()) {
            throw new IllegalArgumentException(
                    "a line needs a field that is there and not null, and this one has none");
        }
        if (timed) {
            buffer.putTimestamp(layout.precision().of(timestampMillis));
        }
    }
}
