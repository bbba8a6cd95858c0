package dev.frameproof.frame.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import java.util.Arrays;

/** Numbers of floating point; those of 32 bits are held widened, which is exact. */
public final class RealCells extends Cells {
    private final boolean single;
    private double[] values = {};

    RealCells(Field field) {
        super(field);
        single = field.type() == FieldType.FLOAT32;
    }

    /** Takes nulls wherever they stand: one may turn out to be NaN or an infinity. */
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
            double value = 0;
            if (in.atNull()) {
                in.expectWord("null");
                markNull(row);
            } else {
                value = single ? JsonReals.readFloat(in) : JsonReals.readDouble(in);
            }
            values[row++] = value;
        } while (in.nextElement());
        rows = row;
    }

    /** Puts NaN or an infinity at a row, whatever it was. */
    void replace(int row, double value) {
        unmarkNull(row);
        values[row] = value;
    }

    private void grow(int row) {
        values = Arrays.copyOf(values, capacityFor(row));
    }

    /** @param value one that a float can hold exactly when the type is {@code FLOAT32} */
    public void add(double value) {
        if (single && !Double.isNaN(value) && (float) value != value) {
            throw new IllegalArgumentException(value + " is not a float32");
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
        add(source.doubleAt(row));
    }

    @Override
    public double doubleAt(int row) {
        return values[checked(row)];
    }
}
