package dev.frameproof.kafkaplugin.internal.json;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes an array as one text of JSON in the style of Go's encoder: no spaces, numbers as they were, object members by
 * name, and {@code <}, {@code >}, {@code &}, U+2028 and U+2029 escaped. The text is itself the inside of a JSON string,
 * so it is escaped once more.
 */
final class ArrayText {
    private static final byte[][] ESCAPES = escapes();
    private static final byte[] QUOTE = ascii("\\\"");

    private final JsonCursor cursor;
    private final Utf8Buffer out;
    private final Utf8Buffer decoded = new Utf8Buffer(64);
    private final ObjectMembers members = new ObjectMembers();

    ArrayText(JsonCursor cursor, Utf8Buffer out) {
        this.cursor = cursor;
        this.out = out;
    }

    /** Appends the array whose opening bracket the cursor stands at. */
    void append(int depth) throws MalformedRecordException {
        members.clear();
        array(cursor.deeper(depth));
    }

    private void value(int depth) throws MalformedRecordException {
        switch (cursor.peek()) {
            case '[' -> array(cursor.deeper(depth));
            case '{' -> object(cursor.deeper(depth));
            case '"' -> {
                cursor.at++;
                string();
            }
            default -> {
                int from = cursor.at;
                cursor.skipScalar();
                out.append(cursor.bytes, from, cursor.at);
            }
        }
    }

    private void array(int depth) throws MalformedRecordException {
        cursor.at++;
        out.append('[');
        if (cursor.peek() == ']') {
            cursor.at++;
        } else {
            value(depth);
            while (cursor.another(']')) {
                out.append(',');
                value(depth);
            }
        }
        out.append(']');
    }

    private void object(int depth) throws MalformedRecordException {
        cursor.at++;
        out.append('{');
        if (cursor.peek() == '}') {
            cursor.at++;
        } else {
            int mark = members.mark();
            member(depth);
            while (cursor.another('}')) {
                out.append(',');
                member(depth);
            }
            members.order(mark, out);
        }
        out.append('}');
    }

    private void member(int depth) throws MalformedRecordException {
        cursor.expect('"', "a member name");
        int start = out.length();
        string();
        int name = members.open(decoded, start);
        cursor.expect(':', "':'");
        out.append(':');
        value(depth);
        members.close(name, out.length());
    }

    /** Appends a string, quoted, from behind its opening quote, and leaves its characters in {@link #decoded}. */
    private void string() throws MalformedRecordException {
        int from = cursor.at;
        int to = cursor.string();
        decoded.clear();
        if (cursor.escaped) {
            JsonStrings.decode(cursor.bytes, from, to, decoded);
        } else {
            decoded.append(cursor.bytes, from, to);
        }
        out.append(QUOTE);
        escaped(decoded.array(), decoded.length());
        out.append(QUOTE);
    }

    private void escaped(byte[] utf8, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            byte[] escape = ESCAPES[utf8[i] & 0xFF];
            if (escape == null) {
                continue;
            }
            if (utf8[i] == (byte) 0xE2) {
                if (!isLineSeparator(utf8, i, length)) {
                    continue;
                }
                out.append(utf8, start, i);
                out.append(escape);
                out.append(utf8[i + 2] == (byte) 0xA8 ? '8' : '9');
                i += 2;
            } else {
                out.append(utf8, start, i);
                out.append(escape);
            }
            start = i + 1;
        }
        out.append(utf8, start, length);
    }

    /** U+2028 and U+2029 are E2 80 A8 and E2 80 A9. */
    private static boolean isLineSeparator(byte[] utf8, int at, int length) {
        return at + 2 < length && utf8[at + 1] == (byte) 0x80 && (utf8[at + 2] & 0xFE) == 0xA8;
    }

    private static byte[][] escapes() {
        byte[][] escapes = new byte[256][];
        for (int c = 0; c < 0x20; c++) {
            escapes[c] = ascii("\\\\u%04x".formatted(c));
        }
        for (char c : new char[] {'<', '>', '&'}) {
            escapes[c] = ascii("\\\\u%04x".formatted((int) c));
        }
        escapes['\b'] = ascii("\\\\b");
        escapes['\f'] = ascii("\\\\f");
        escapes['\n'] = ascii("\\\\n");
        escapes['\r'] = ascii("\\\\r");
        escapes['\t'] = ascii("\\\\t");
        escapes['"'] = ascii("\\\\\\\"");
        escapes['\\'] = ascii("\\\\\\\\");
        escapes[0xE2] = ascii("\\\\u202");
        return escapes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
