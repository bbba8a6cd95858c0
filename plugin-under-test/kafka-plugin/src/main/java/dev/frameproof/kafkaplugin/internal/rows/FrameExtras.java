package dev.frameproof.kafkaplugin.internal.rows;

import java.util.Arrays;
import java.util.TreeMap;

/** What a frame's JSON says of its values beside them: NaN and infinities, and times finer than milliseconds. */
final class FrameExtras {
    private final TreeMap<Integer, Entities> entities = new TreeMap<>();
    private final Utf8Buffer text = new Utf8Buffer(64);
    private int[] nanos = {};
    private boolean anyNanos;

    /** The rows of one column, by commas. */
    private record Entities(Utf8Buffer nan, Utf8Buffer positive, Utf8Buffer negative) {
        Entities() {
            this(new Utf8Buffer(16), new Utf8Buffer(16), new Utf8Buffer(16));
        }

        void add(int row, double value) {
            Utf8Buffer rows = Double.isNaN(value) ? nan : value > 0 ? positive : negative;
            if (rows.length() > 0) {
                rows.append(',');
            }
            rows.append((long) row);
        }
    }

    void entity(int column, int row, double value) {
        entities.computeIfAbsent(column, key -> new Entities()).add(row, value);
    }

    void nanos(int row, int ofRow) {
        if (ofRow == 0 && !anyNanos) {
            return;
        }
        anyNanos = true;
        if (nanos.length <= row) {
            nanos = Arrays.copyOf(nanos, Math.max(16, row * 2));
        }
        nanos[row] = ofRow;
    }

    /** @return the members behind the values, as {@link #write} left them */
    Utf8Buffer text() {
        return text;
    }

    void write(int columns, int rows) {
        text.clear();
        if (!entities.isEmpty()) {
            text.append(",\"entities\":");
            for (int column = 0; column < columns; column++) {
                text.append(column == 0 ? '[' : ',');
                writeEntities(entities.get(column));
            }
            text.append(']');
        }
        if (anyNanos) {
            text.append(",\"nanos\":[");
            for (int row = 0; row < rows; row++) {
                text.append(row == 0 ? '[' : ',');
                text.append((long) (row < nanos.length ? nanos[row] : 0));
            }
            text.append(']');
            text.append(",null".repeat(columns - 1));
            text.append(']');
        }
    }

    void clear() {
        entities.clear();
        if (anyNanos) {
            Arrays.fill(nanos, 0);
            anyNanos = false;
        }
    }

    private void writeEntities(Entities ofColumn) {
        if (ofColumn == null) {
            text.append("null");
            return;
        }
        int start = text.length();
        writeRows(start, "NaN", ofColumn.nan());
        writeRows(start, "Inf", ofColumn.positive());
        writeRows(start, "NegInf", ofColumn.negative());
        text.append('}');
    }

    private void writeRows(int start, String name, Utf8Buffer rows) {
        if (rows.length() > 0) {
            text.append(text.length() == start ? "{\"" : ",\"");
            text.append(name);
            text.append("\":[");
            text.append(rows.array(), 0, rows.length());
            text.append(']');
        }
    }
}
