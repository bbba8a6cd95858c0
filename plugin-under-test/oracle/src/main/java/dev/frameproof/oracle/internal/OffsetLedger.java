package dev.frameproof.oracle.internal;

import java.util.Arrays;

/**
 * Which offsets of one partition have come, as the gaps below the highest one: memory grows with what is missing, not
 * with what came.
 */
final class OffsetLedger {
    /** Where an offset stands among those that came before. */
    enum Mark {
        BEFORE_START,
        IN_ORDER,
        LATE,
        DUPLICATE
    }

    /** Told about each gap: the offsets {@code from} to {@code to - 1} are missing. */
    interface GapVisitor {
        void gap(long from, long to);
    }

    private static final long UNKNOWN = -1;

    private long start;
    private long next;
    private long delivered;
    private long[] gapFrom = new long[8];
    private long[] gapTo = new long[8];
    private int gaps;

    /** A ledger that starts at the first offset that comes, until it is told otherwise. */
    OffsetLedger() {
        start = UNKNOWN;
    }

    /** Says from where on offsets count; only before the first one came. */
    void startAt(long offset) {
        if (delivered > 0) {
            throw new IllegalStateException("rows have come before it was said from where on they are due");
        }
        start = offset;
        next = offset;
    }

    /** Says that the first offset that comes is the first that counts; only before it came. */
    void startAnywhere() {
        startAt(UNKNOWN);
    }

    boolean isStarted() {
        return start != UNKNOWN;
    }

    long start() {
        return start;
    }

    /** @return the offset after the highest that came, the start when none came */
    long next() {
        return next;
    }

    /** @return how many different offsets came */
    long delivered() {
        return delivered;
    }

    Mark mark(long offset) {
        if (offset == next && start != UNKNOWN) {
            next++;
            delivered++;
            return Mark.IN_ORDER;
        }
        return markElsewhere(offset);
    }

    private Mark markElsewhere(long offset) {
        if (start == UNKNOWN) {
            startAt(offset);
            return mark(offset);
        }
        if (offset < start) {
            return Mark.BEFORE_START;
        }
        if (offset > next) {
            addGap(gaps, next, offset);
            next = offset + 1;
            delivered++;
            return Mark.IN_ORDER;
        }
        int gap = gapWith(offset);
        if (gap < 0) {
            return Mark.DUPLICATE;
        }
        take(gap, offset);
        delivered++;
        return Mark.LATE;
    }

    void forEachGap(GapVisitor visitor) {
        for (int i = 0; i < gaps; i++) {
            visitor.gap(gapFrom[i], gapTo[i]);
        }
    }

    private int gapWith(long offset) {
        int found = Arrays.binarySearch(gapFrom, 0, gaps, offset);
        int candidate = found >= 0 ? found : -found - 2;
        return candidate >= 0 && offset < gapTo[candidate] ? candidate : -1;
    }

    private void take(int gap, long offset) {
        long from = gapFrom[gap];
        long to = gapTo[gap];
        if (from + 1 == to) {
            removeGap(gap);
        } else if (offset == from) {
            gapFrom[gap] = offset + 1;
        } else if (offset == to - 1) {
            gapTo[gap] = offset;
        } else {
            gapTo[gap] = offset;
            addGap(gap + 1, offset + 1, to);
        }
    }

    private void addGap(int index, long from, long to) {
        if (gaps == gapFrom.length) {
            gapFrom = Arrays.copyOf(gapFrom, gaps * 2);
            gapTo = Arrays.copyOf(gapTo, gaps * 2);
        }
        System.arraycopy(gapFrom, index, gapFrom, index + 1, gaps - index);
        System.arraycopy(gapTo, index, gapTo, index + 1, gaps - index);
        gapFrom[index] = from;
        gapTo[index] = to;
        gaps++;
    }

    private void removeGap(int index) {
        System.arraycopy(gapFrom, index + 1, gapFrom, index, gaps - index - 1);
        System.arraycopy(gapTo, index + 1, gapTo, index, gaps - index - 1);
        gaps--;
    }
}
