package dev.frameproof.oracle;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How old rows were when they came: from the record's intended send time to the arrival of its message, in
 * microseconds, 1 us to 1 hour, three digits. One recorder serves one viewer or all of them: any number of threads may
 * record, without waiting, while another reads.
 */
public final class LatencyRecorder {
    private static final long LOWEST_MICROS = 1;
    private static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final int DIGITS = 3;
    private static final int NANOS_PER_MICRO = 1_000;

    private final Recorder recorder = new Recorder(LOWEST_MICROS, HIGHEST_MICROS, DIGITS);
    private final Histogram total = new Histogram(LOWEST_MICROS, HIGHEST_MICROS, DIGITS);
    private final Histogram sinceInterval = new Histogram(LOWEST_MICROS, HIGHEST_MICROS, DIGITS);
    private Histogram recycled;

    /** Records one latency; those outside the range count at its ends. */
    public void record(long latencyNanos) {
        long micros = latencyNanos / NANOS_PER_MICRO;
        recorder.recordValue(Math.max(LOWEST_MICROS, Math.min(HIGHEST_MICROS, micros)));
    }

    /** @return the latencies in microseconds since the last call of this method; the caller's to keep */
    public synchronized Histogram interval() {
        drain();
        Histogram copy = sinceInterval.copy();
        sinceInterval.reset();
        return copy;
    }

    /** @return all latencies in microseconds so far; the caller's to keep */
    public synchronized Histogram total() {
        drain();
        return total.copy();
    }

    private void drain() {
        recycled = recorder.getIntervalHistogram(recycled);
        total.add(recycled);
        sinceInterval.add(recycled);
    }
}
