package dev.frameproof.kafkaplugin.internal.decoding;

import dev.frameproof.kafkaplugin.internal.rows.Cells;
import dev.frameproof.kafkaplugin.internal.rows.JsonText;
import dev.frameproof.kafkaplugin.internal.rows.Utf8;
import dev.frameproof.kafkaplugin.internal.rows.ValueType;

/** Bytes as text. */
final class Texts {
    private Texts() {}

    /** Adds the bytes as one string, nothing as the empty one; bytes that are no UTF-8 are shown as U+FFFD. */
    static void add(byte[] bytes, int from, int to, Cells cells, int column) {
        int start = cells.scratch().length();
        if (bytes != null) {
            if (Utf8.isValid(bytes, from, to)) {
                JsonText.escaped(cells.scratch(), bytes, from, to);
            } else {
                byte[] repaired = Utf8.repaired(bytes, from, to);
                JsonText.escaped(cells.scratch(), repaired, 0, repaired.length);
            }
        }
        cells.addScratch(column, ValueType.STRING, start);
    }
}
