package dev.frameproof.producers.pacing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Records that are due when something happens, for example when a key is struck: the time of record n is known once it
 * has happened, and then it is that time. Kept in memory: 8 bytes an event.
 *
 * <p>Whoever sends by it calls {@link #begin}, then {@link #await} before it asks for a record's time;
 * {@link PacedLoop} does. Safe for use by several threads at once.
 */
public final class LivePacing implements Pacing {
    private static final int FIRST_EVENTS = 1_024;

    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private long[] offsetsNanos = new long[FIRST_EVENTS];
    private int count;
    private long startNanos;
    private boolean begun;
    private boolean ended;

    /**
     * From now on events count; what happened before does not.
     *
     * @param nanoTime what offsets count from, on {@link System#nanoTime()}'s scale; only that of the first call holds
     */
    public synchronized void begin(long nanoTime) {
        if (!begun) {
            begun = true;
            startNanos = nanoTime;
        }
    }

    /**
     * Something has happened: the next record is due.
     *
     * @param nanoTime when; not before what happened last
     * @return whether it counts: not before the beginning, and not after the end
     */
    public boolean happened(long nanoTime) {
        synchronized (this) {
            if (!begun || ended || nanoTime - startNanos < 0) {
                return false;
            }
            if (count == offsetsNanos.length) {
                offsetsNanos = Arrays.copyOf(offsetsNanos, 2 * count);
            }
            long before = count == 0 ? 0 : offsetsNanos[count - 1];
            offsetsNanos[count++] = Math.max(before, nanoTime - startNanos);
        }
        waiting.forEach(LockSupport::unpark);
        return true;
    }

    /** Nothing more will happen: whoever waits is told. */
    public void end() {
        synchronized (this) {
            ended = true;
        }
        waiting.forEach(LockSupport::unpark);
    }

    /**
     * Waits until record n is due.
     *
     * @param over whether to wait no longer; whoever changes its answer unparks the waiting thread
     * @return whether it is due; else it was over, or nothing more will happen
     */
    public boolean await(long n, BooleanSupplier over) {
        Thread current = Thread.currentThread();
        boolean added = waiting.add(current);
        try {
            while (!isKnown(n)) {
                if (over.getAsBoolean() || isEnded()) {
                    return false;
                }
                LockSupport.park(this);
            }
            return true;
        } finally {
            if (added) {
                waiting.remove(current);
            }
        }
    }

    private synchronized boolean isKnown(long n) {
        return n < count;
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    /** @throws IllegalStateException when it has not happened yet */
    @Override
    public synchronized long offsetNanos(long n) {
        if (n >= count) {
            throw new IllegalStateException("nobody knows yet when record " + n + " is due");
        }
        return offsetsNanos[(int) n];
    }

    /** @return how many have happened in that time so far */
    @Override
    public synchronized long recordsWithin(Duration duration) {
        int place = Arrays.binarySearch(offsetsNanos, 0, count, duration.toNanos());
        while (place > 0 && offsetsNanos[place - 1] == offsetsNanos[place]) {
            place--;
        }
        return place < 0 ? -place - 1 : place;
    }

    @Override
    public String text() {
        return "as it happens";
    }
}
