package dev.frameproof.frame.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import java.util.Arrays;

/** Texts and JSON texts: ranges of UTF-8 bytes, either of a text that was read or of bytes of its own. */
public final class TextCells extends Cells {
    private final boolean json;
    private byte[] own = {};
    private int ownLength;
    private byte[] bytes = own;
    private int[] starts = {};
    private int[] ends = {};

    TextCells(Field field) {
        super(field);
        json = field.type() == FieldType.JSON;
    }

    @Override
    public void clear() {
        super.clear();
        ownLength = 0;
    }

    @Override
    public void read(JsonInput in) {
        clear();
        bytes = in.bytes;
        if (!in.enterArray()) {
            return;
        }
        int row = 0;
        do {
            rows = row;
            if (row == starts.length) {
                grow(row);
            }
            if (in.atNull() && (nullable() || !json)) {
                readNull(in, row);
                starts[row] = 0;
                ends[row] = 0;
            } else if (json) {
                starts[row] = in.position;
                JsonSkip.value(in);
                ends[row] = in.position;
            } else if (in.bytes[in.position] == '"') {
                starts[row] = in.position + 1;
                ends[row] = JsonText.scan(in, true);
            } else {
                throw in.wrongValue("a string");
            }
            row++;
        } while (in.nextElement());
        rows = row;
    }

    private void grow(int row) {
        int capacity = capacityFor(row);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
    }

    /** Adds UTF-8 bytes, which are copied. */
    public void add(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, own, ownLength, length);
        addOwn(length);
    }

    /** Adds text; half a surrogate pair becomes the replacement character U+FFFD. */
    public void add(String text) {
        reserve(Math.multiplyExact(text.length(), 3));
        addOwn(Utf8.put(text, own, ownLength) - ownLength);
    }

    private void reserve(int length) {
        if (own.length - ownLength < length) {
            own = Arrays.copyOf(own, Math.max(Math.addExact(ownLength, length), own.length * 2));
        }
    }

    private void addOwn(int length) {
        bytes = own;
        if (rows == starts.length) {
            grow(rows);
        }
        starts[rows] = ownLength;
        ownLength += length;
        ends[rows++] = ownLength;
    }

    @Override
    public void addNull() {
        markNull(rows);
        addOwn(0);
    }

    @Override
    public void addFrom(Column source, int row) {
        if (source instanceof TextCells from) {
            add(from.bytes, from.startAt(row), from.lengthAt(row));
        } else {
            add(source.textAt(row));
        }
    }

    @Override
    public String textAt(int row) {
        return new String(bytes, startAt(row), lengthAt(row), UTF_8);
    }

    @Override
    public boolean textEquals(int row, String expected) {
        return !isNull(row) && Utf8.equal(bytes, starts[row], ends[row], expected);
    }

    /** @return the array in which the texts lie */
    byte[] bytes() {
        return bytes;
    }

    int startAt(int row) {
        return starts[checked(row)];
    }

    int lengthAt(int row) {
        return ends[checked(row)] - starts[row];
    }
}
