package dev.frameproof.kafkaplugin.internal.lines;

import dev.frameproof.kafkaplugin.internal.decoding.Texts;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;

/** Takes line protocol's escapes out of names, tags and texts. */
final class Escapes {
    private Escapes() {}

    /** Appends a measurement, a key or a tag as the inside of a JSON string. */
    static void name(byte[] bytes, int from, int to, Utf8Buffer plain, Utf8Buffer out) {
        append(bytes, from, to, " ,=", plain, out);
    }

    /** Appends a field's text as the inside of a JSON string. */
    static void text(byte[] bytes, int from, int to, Utf8Buffer plain, Utf8Buffer out) {
        append(bytes, from, to, "\"\\", plain, out);
    }

    static String name(byte[] bytes, int from, int to) {
        Utf8Buffer plain = new Utf8Buffer(to - from);
        unescape(bytes, from, to, " ,=", plain);
        return plain.toString();
    }

    private static void append(byte[] bytes, int from, int to, String escaped, Utf8Buffer plain, Utf8Buffer out) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                plain.clear();
                unescape(bytes, from, to, escaped, plain);
                Texts.appendEscaped(plain.array(), 0, plain.length(), out);
                return;
            }
        }
        Texts.appendEscaped(bytes, from, to, out);
    }

    private static void unescape(byte[] bytes, int from, int to, String escaped, Utf8Buffer plain) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\' && i + 1 < to && escaped.indexOf(bytes[i + 1]) >= 0) {
                i++;
            }
            plain.append(bytes[i]);
        }
    }
}
