package dev.frameproof.frame.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.FrameFormatException.Fault;
import java.util.Arrays;

/** Times: milliseconds, and the nanoseconds below them where there are any. */
public final class TimeCells extends Cells {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private long[] millis = {};
    private int[] nanos = {};
    private boolean anyNanos;

    TimeCells(Field field) {
        super(field);
    }

    @Override
    public void clear() {
        super.clear();
        if (anyNanos) {
            Arrays.fill(nanos, 0);
            anyNanos = false;
        }
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
            if (row == millis.length) {
                grow(row);
            }
            long value = 0;
            if (in.atNull()) {
                readNull(in, row);
            } else {
                value = JsonWholes.readWhole(in, Long.MIN_VALUE, Long.MAX_VALUE);
            }
            millis[row++] = value;
        } while (in.nextElement());
        rows = row;
    }

    /** Reads what the values have below the millisecond: an array with a number for each row. */
    void readNanos(JsonInput in) {
        int start = in.position();
        int count = rows;
        int row = 0;
        if (in.enterArray()) {
            do {
                if (row == count) {
                    throw in.fault(Fault.UNEQUAL_LENGTHS, start, "more nanos than the " + count + " rows");
                }
                setNanos(row++, (int) JsonWholes.readWhole(in, 0, NANOS_PER_MILLI - 1));
            } while (in.nextElement());
        }
        if (row != 0 && row != count) {
            throw in.fault(Fault.UNEQUAL_LENGTHS, start, row + " nanos for " + count + " rows");
        }
    }

    private void setNanos(int row, int value) {
        if (value != 0 && !isNull(row)) {
            if (row >= nanos.length) {
                nanos = Arrays.copyOf(nanos, millis.length);
            }
            nanos[row] = value;
            anyNanos = true;
        }
    }

    private void grow(int row) {
        millis = Arrays.copyOf(millis, capacityFor(row));
    }

    /** @param nanosOfMilli 0 to 999,999 */
    public void add(long epochMillis, int nanosOfMilli) {
        if (nanosOfMilli < 0 || nanosOfMilli >= NANOS_PER_MILLI) {
            throw new IllegalArgumentException("%d is not from 0 to 999999 ns".formatted(nanosOfMilli));
        }
        if (rows == millis.length) {
            grow(rows);
        }
        millis[rows++] = epochMillis;
        setNanos(rows - 1, nanosOfMilli);
    }

    @Override
    public void addNull() {
        markNull(rows);
        add(0, 0);
    }

    @Override
    public void addFrom(Column source, int row) {
        add(source.longAt(row), source.nanosAt(row));
    }

    @Override
    public long longAt(int row) {
        return millis[checked(row)];
    }

    @Override
    public int nanosAt(int row) {
        checked(row);
        return anyNanos && row < nanos.length ? nanos[row] : 0;
    }

    /** @return whether any row is finer than the millisecond */
    boolean anyNanos() {
        return anyNanos;
    }
}
