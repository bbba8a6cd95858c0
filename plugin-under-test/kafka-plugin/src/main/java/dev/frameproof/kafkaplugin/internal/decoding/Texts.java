package dev.frameproof.kafkaplugin.internal.decoding;

import dev.frameproof.kafkaplugin.internal.json.InnerJson;
import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.JsonText;
import dev.frameproof.kafkaplugin.internal.rows.Utf8;
import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;

/** Bytes as text; bytes that are no UTF-8 are shown as U+FFFD. */
public final class Texts {
    private Texts() {}

    /** Adds the bytes as one string, nothing as the empty one. */
    public static void add(byte[] bytes, int from, int to, Cells cells, int column) {
        if (bytes != null && isPlain(bytes, from, to)) {
            cells.add(column, ValueType.STRING, bytes, from, to);
            return;
        }
        int start = cells.scratch().length();
        if (bytes != null) {
            appendEscaped(bytes, from, to, cells.scratch());
        }
        cells.addScratch(column, ValueType.STRING, start);
    }

    /** Appends the bytes as the inside of a JSON string. */
    public static void appendEscaped(byte[] bytes, int from, int to, Utf8Buffer target) {
        if (Utf8.isValid(bytes, from, to)) {
            JsonText.escaped(target, bytes, from, to);
        } else {
            byte[] repaired = Utf8.repaired(bytes, from, to);
            JsonText.escaped(target, repaired, 0, repaired.length);
        }
    }

    /** Appends the bytes as a string of JSON that is part of a JSON string. */
    public static void appendInner(byte[] bytes, int from, int to, Utf8Buffer target) {
        if (Utf8.isValid(bytes, from, to)) {
            InnerJson.quoted(target, bytes, from, to);
        } else {
            byte[] repaired = Utf8.repaired(bytes, from, to);
            InnerJson.quoted(target, repaired, 0, repaired.length);
        }
    }

    /** @return whether the bytes are ASCII that stands in a JSON string as it is */
    private static boolean isPlain(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b < 0x20 || b == '"' || b == '\\') {
                return false;
            }
        }
        return true;
    }
}
