package dev.frameproof.frame.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import java.util.Arrays;

/** Truth values. */
public final class TruthCells extends Cells {
    private boolean[] values = {};

    TruthCells(Field field) {
        super(field);
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
            boolean value = false;
            if (in.atNull()) {
                readNull(in, row);
            } else {
                value = in.readBoolean();
            }
            values[row++] = value;
        } while (in.nextElement());
        rows = row;
    }

    private void grow(int row) {
        values = Arrays.copyOf(values, capacityFor(row));
    }

    public void add(boolean value) {
        if (rows == values.length) {
            grow(rows);
        }
        values[rows++] = value;
    }

    @Override
    public void addNull() {
        markNull(rows);
        add(false);
    }

    @Override
    public void addFrom(Column source, int row) {
        add(source.booleanAt(row));
    }

    @Override
    public boolean booleanAt(int row) {
        return values[checked(row)];
    }
}
