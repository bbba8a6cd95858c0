package dev.frameproof.frame.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import java.util.Arrays;

/** Whole numbers and enum indexes. */
public final class WholeCells extends Cells {
    private final boolean unsigned64;
    private final long least;
    private final long most;
    private long[] values = {};

    WholeCells(Field field) {
        super(field);
        unsigned64 = field.type() == FieldType.UINT64;
        least = least(field.type());
        most = most(field.type());
    }

    private static long least(FieldType type) {
        return switch (type) {
            case INT8 -> Byte.MIN_VALUE;
            case INT16 -> Short.MIN_VALUE;
            case INT32 -> Integer.MIN_VALUE;
            case INT64, UINT64 -> Long.MIN_VALUE;
            default -> 0;
        };
    }

    private static long most(FieldType type) {
        return switch (type) {
            case INT8 -> Byte.MAX_VALUE;
            case INT16 -> Short.MAX_VALUE;
            case INT32 -> Integer.MAX_VALUE;
            case UINT8 -> 0xffL;
            case UINT16, ENUM -> 0xffffL;
            case UINT32 -> 0xffff_ffffL;
            default -> Long.MAX_VALUE;
        };
    }

    @Override
    public void read(JsonInput in) {
        clear();
        if (!in.enterArray()) {
            return;
        }
        int row = 0;
        do {
            rows = row;
            if (row == values.length) {
                grow(row);
            }
            long value = 0;
            if (in.atNull()) {
                readNull(in, row);
            } else {
                value = unsigned64 ? JsonWholes.readUnsigned(in) : JsonWholes.readWhole(in, least, most);
            }
            values[row++] = value;
        } while (in.nextElement());
        rows = row;
    }

    private void grow(int row) {
        values = Arrays.copyOf(values, capacityFor(row));
    }

    /** @param value in the range of the type; two's complement for {@code UINT64} */
    public void add(long value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%d is not from %d to %d, the range of %s".formatted(value, least, most, type().frameName()));
        }
        if (rows == values.length) {
            grow(rows);
        }
        values[rows++] = value;
    }

    @Override
    public void addNull() {
        markNull(rows);
        add(0);
    }

    @Override
    public void addFrom(Column source, int row) {
        add(source.longAt(row));
    }

    @Override
    public long longAt(int row) {
        return values[checked(row)];
    }
}
