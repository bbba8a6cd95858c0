package dev.frameproof.producers.sink;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Latencies in nanoseconds, to three digits, up to one hour (longer ones count as one hour). Any thread records without
 * waiting; any thread reads.
 */
public final class LatencyRecorder {
    /** The longest latency that is told apart. */
    public static final long LONGEST_NANOS = 3_600_000_000_000L;

    private static final int DIGITS = 3;

    private final Recorder recorder = new Recorder(LONGEST_NANOS, DIGITS);
    private final Histogram total = new Histogram(LONGEST_NANOS, DIGITS);
    private final Histogram sinceDrain = new Histogram(LONGEST_NANOS, DIGITS);
    private Histogram interval;

    /** @param nanos below zero counts as zero: clocks of two threads may disagree by a tick */
    public void record(long nanos) {
        recorder.recordValue(Math.min(LONGEST_NANOS, Math.max(0, nanos)));
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
        interval = recorder.getIntervalHistogram(interval);
        total.add(interval);
        sinceDrain.add(interval);
    }
}
