package dev.frameproof.kafkaplugin.internal.json;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;

/**
 * Writes an array as one text of JSON in the style of Go's encoder: no spaces, numbers as they were, object members by
 * name, and {@code <}, {@code >}, {@code &}, U+2028 and U+2029 escaped. The text is itself the inside of a JSON string,
 * so it is escaped once more.
 */
final class ArrayText {
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
        InnerJson.quoted(out, decoded.array(), 0, decoded.length());
    }
}
