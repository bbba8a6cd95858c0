package dev.frameproof.frame.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Frame;
import java.util.Arrays;

/** A frame's values as the buffers of one record batch, each starting at a multiple of 8. */
final class ArrowBody {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final ByteOutput bytes = new ByteOutput();
    private final int[] nullCounts;
    private int[] starts = new int[8];
    private int[] lengths = new int[8];
    private int buffers;

    ArrowBody(Frame frame) {
        nullCounts = new int[frame.columns().size()];
        for (int i = 0; i < nullCounts.length; i++) {
            putColumn(frame, i);
        }
    }

    ByteOutput bytes() {
        return bytes;
    }

    int nullCount(int column) {
        return nullCounts[column];
    }

    int bufferCount() {
        return buffers;
    }

    int bufferStart(int buffer) {
        return starts[buffer];
    }

    int bufferLength(int buffer) {
        return lengths[buffer];
    }

    private void putColumn(Frame frame, int index) {
        Column column = frame.columns().get(index);
        FieldType type = frame.schema().fields().get(index).type();
        nullCounts[index] = putValidity(column);
        switch (type) {
            case STRING, JSON -> putTexts(column);
            case BOOL -> putBits(column);
            case TIME -> putTimes(column, frame, index);
            default -> putFixed(column, type);
        }
    }

    private int putValidity(Column column) {
        int rows = column.rows();
        int nulls = 0;
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                nulls++;
            }
        }
        int start = bytes.length();
        if (nulls > 0) {
            for (int row = 0; row < rows; row += 8) {
                int bits = 0;
                for (int i = row; i < Math.min(rows, row + 8); i++) {
                    bits |= column.isNull(i) ? 0 : 1 << (i - row);
                }
                bytes.put(bits);
            }
        }
        endBuffer(start);
        return nulls;
    }

    private void putBits(Column column) {
        int start = bytes.length();
        int rows = column.rows();
        for (int row = 0; row < rows; row += 8) {
            int bits = 0;
            for (int i = row; i < Math.min(rows, row + 8); i++) {
                bits |= column.booleanAt(i) ? 1 << (i - row) : 0;
            }
            bytes.put(bits);
        }
        endBuffer(start);
    }

    private void putFixed(Column column, FieldType type) {
        int start = bytes.length();
        int size = ArrowTypes.bytes(type);
        for (int row = 0; row < column.rows(); row++) {
            long bits =
                    switch (type) {
                        case FLOAT32 -> Float.floatToRawIntBits((float) column.doubleAt(row));
                        case FLOAT64 -> Double.doubleToRawLongBits(column.doubleAt(row));
                        default -> column.longAt(row);
                    };
            bytes.putLittleEndian(bits, size);
        }
        endBuffer(start);
    }

    private void putTimes(Column column, Frame frame, int index) {
        int start = bytes.length();
        for (int row = 0; row < column.rows(); row++) {
            long millis = column.longAt(row);
            try {
                // The rest may bring a product back that lies below the least long.
                long nanos = millis < 0
                        ? Math.addExact(
                                Math.multiplyExact(millis + 1, NANOS_PER_MILLI), column.nanosAt(row) - NANOS_PER_MILLI)
                        : Math.addExact(Math.multiplyExact(millis, NANOS_PER_MILLI), column.nanosAt(row));
                bytes.putLittleEndian(nanos, 8);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "field %d '%s', row %d: %d ms is beyond Arrow's nanoseconds (years 1677 to 2262)"
                                .formatted(
                                        index,
                                        frame.schema().fields().get(index).name(),
                                        row,
                                        millis),
                        e);
            }
        }
        endBuffer(start);
    }

    private void putTexts(Column column) {
        int rows = column.rows();
        int offsets = bytes.length();
        for (int row = 0; row <= rows; row++) {
            bytes.putLittleEndian(0, 4);
        }
        endBuffer(offsets);
        int start = bytes.length();
        for (int row = 0; row < rows; row++) {
            if (!column.isNull(row)) {
                putText(column, row);
            }
            setOffset(offsets + 4 * (row + 1), bytes.length() - start);
        }
        endBuffer(start);
    }

    private void putText(Column column, int row) {
        if (column instanceof TextCells cells) {
            bytes.put(cells.bytes(), cells.startAt(row), cells.lengthAt(row));
        } else {
            bytes.put(column.textAt(row).getBytes(UTF_8));
        }
    }

    private void setOffset(int at, int offset) {
        int end = bytes.length;
        bytes.length = at;
        bytes.putLittleEndian(offset, 4);
        bytes.length = end;
    }

    private void endBuffer(int start) {
        if (buffers == starts.length) {
            starts = Arrays.copyOf(starts, buffers * 2);
            lengths = Arrays.copyOf(lengths, buffers * 2);
        }
        starts[buffers] = start;
        lengths[buffers++] = bytes.length() - start;
        bytes.alignTo8();
    }
}
