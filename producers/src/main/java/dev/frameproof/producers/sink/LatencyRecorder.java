package dev.frameproof.producers.sink;

import org.HdrHistogram.Histogram;

/**
 * Latencies in nanoseconds, to three digits, up to one hour (longer ones count as one hour). Any thread records and any
 * thread reads; who records waits for no reader, and for others that record only as long as noting a number takes.
 */
public final class LatencyRecorder {
    /** The longest latency that is told apart. */
    public static final long LONGEST_NANOS = 3_600_000_000_000L;

    private static final int DIGITS = 3;

    /** Guards {@link #intake}: a lock costs a third of a concurrent histogram as long as few threads record. */
    private final Object recording = new Object();

    private final Histogram total = new Histogram(LONGEST_NANOS, DIGITS);
    private final Histogram sinceDrain = new Histogram(LONGEST_NANOS, DIGITS);
    private Histogram intake = new Histogram(LONGEST_NANOS, DIGITS);
    private Histogram spare = new Histogram(LONGEST_NANOS, DIGITS);

    /** @param nanos below zero counts as zero: clocks of two threads may disagree by a tick */
    public void record(long nanos) {
        long kept = Math.min(LONGEST_NANOS, Math.max(0, nanos));
        synchronized (recording) {
            intake.recordValue(kept);
        }
    }

    /** @return what was recorded since the last call; for one caller, the one that plots over time */
    public synchronized Histogram drainInterval() {
        collect();
        Histogram drained = sinceDrain.copy();
        sinceDrain.reset();
        return drained;
    }

    /** @return all that was recorded so far */
    public synchronized Histogram total() {
        collect();
        return total.copy();
    }

    private void collect() {
        Histogram full;
        synchronized (recording) {
            full = intake;
            intake = spare;
        }
        total.add(full);
        sinceDrain.add(full);
        full.reset();
        spare = full;
    }
}
