package dev.frameproof.oracle.internal;

import dev.frameproof.producers.encoding.JsonNumbers;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list as the JSON text that Go's encoder writes once it has read it: no spaces, members sorted by the bytes of their
 * names, the last of equal names only, {@code < > &} and U+2028, U+2029 escaped, numbers as they were written.
 */
public final class GoJsonText {
    private static final String HEX = "0123456789abcdef";
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private final StringBuilder text = new StringBuilder();

    /** @return the text; the same object may write any number of them, one at a time */
    public String of(Value value) {
        text.setLength(0);
        write(value);
        return text.toString();
    }

    private void write(Value value) {
        if (value instanceof TextValue string) {
            quote(string.value());
        } else if (value instanceof IntegerValue integer) {
            text.append(integer.value());
        } else if (value instanceof UnsignedValue number) {
            text.append(Long.toUnsignedString(number.bits()));
        } else if (value instanceof FloatValue number) {
            text.append(JsonNumbers.text(number.value()));
        } else if (value instanceof NumberText number) {
            text.append(number.text());
        } else if (value instanceof BooleanValue bool) {
            text.append(bool.value());
        } else if (value instanceof NullValue) {
            text.append("null");
        } else if (value instanceof ListValue list) {
            write(list);
        } else if (value instanceof ObjectValue object) {
            write(object);
        } else {
            throw new IllegalArgumentException("a value of an unknown kind: " + value);
        }
    }

    private void write(ListValue list) {
        text.append('[');
        for (int i = 0; i < list.items().size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            write(list.items().get(i));
        }
        text.append(']');
    }

    private void write(ObjectValue object) {
        Map<String, Value> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        for (Member member : object.members()) {
            sorted.put(member.name(), member.value());
        }
        char before = '{';
        for (Map.Entry<String, Value> member : sorted.entrySet()) {
            text.append(before);
            quote(member.getKey());
            text.append(':');
            write(member.getValue());
            before = ',';
        }
        text.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '<', '>', '&', LINE_SEPARATOR, PARAGRAPH_SEPARATOR -> escape(c);
                default -> {
                    if (c < ' ') {
                        escape(c);
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private void escape(char c) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt((c >> shift) & 0xf));
        }
    }
}
