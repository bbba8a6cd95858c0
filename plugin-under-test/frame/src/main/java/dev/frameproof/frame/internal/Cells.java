package dev.frameproof.frame.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.FrameFormatException.Fault;
import java.util.Arrays;
import java.util.Objects;

/** A column in arrays, which are kept when it is emptied and filled again. A null row holds zero or nothing. */
public abstract class Cells implements Column {
    private static final int FIRST_CAPACITY = 32;

    private final FieldType type;
    private final boolean nullable;
    private boolean[] nulls = {};
    private int nullCount;
    int rows;

    Cells(Field field) {
        this.type = field.type();
        this.nullable = field.nullable();
    }

    /** @return an empty column */
    public static Cells of(Field field) {
        return switch (field.type()) {
            case TIME -> new TimeCells(field);
            case FLOAT32, FLOAT64 -> new RealCells(field);
            case STRING, JSON -> new TextCells(field);
            case BOOL -> new TruthCells(field);
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, ENUM -> new WholeCells(field);
        };
    }

    public final FieldType type() {
        return type;
    }

    public final boolean nullable() {
        return nullable;
    }

    @Override
    public final int rows() {
        return rows;
    }

    public final int nullCount() {
        return nullCount;
    }

    @Override
    public final boolean isNull(int row) {
        Objects.checkIndex(row, rows);
        return nullCount > 0 && row < nulls.length && nulls[row];
    }

    /** Empties the column. */
    public void clear() {
        if (nullCount > 0) {
            Arrays.fill(nulls, false);
            nullCount = 0;
        }
        rows = 0;
    }

    /** Replaces the values by those of the array here. When it fails, {@link #rows()} is the row that is to blame. */
    public abstract void read(JsonInput in);

    /** Adds a null, also to a column that is not nullable: who fills it checks that. */
    public abstract void addNull();

    /** Adds a row of a column of the same type. */
    public abstract void addFrom(Column source, int row);

    final void markNull(int row) {
        if (row >= nulls.length) {
            nulls = Arrays.copyOf(nulls, capacityFor(row));
        }
        nulls[row] = true;
        nullCount++;
    }

    final void unmarkNull(int row) {
        if (isNull(row)) {
            nulls[row] = false;
            nullCount--;
        }
    }

    /** Reads a null that becomes the row. */
    final void readNull(JsonInput in, int row) {
        if (!nullable) {
            throw in.wrongValue(Fault.UNEXPECTED_NULL, "the field is not nullable");
        }
        in.expectWord("null");
        markNull(row);
    }

    static int capacityFor(int row) {
        return Math.max(FIRST_CAPACITY, Math.addExact(row, (row >> 1) + 1));
    }

    final int checked(int row) {
        return Objects.checkIndex(row, rows);
    }

    @Override
    public long longAt(int row) {
        throw another("whole number");
    }

    @Override
    public int nanosAt(int row) {
        throw another("time");
    }

    @Override
    public double doubleAt(int row) {
        throw another("floating point number");
    }

    @Override
    public boolean booleanAt(int row) {
        throw another("truth value");
    }

    @Override
    public String textAt(int row) {
        throw another("text");
    }

    final IllegalStateException another(String asked) {
        return new IllegalStateException("a column of %s has no %s".formatted(type.frameName(), asked));
    }
}
