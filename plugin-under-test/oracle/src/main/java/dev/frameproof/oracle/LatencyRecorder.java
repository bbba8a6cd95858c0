package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.HdrHistogram.Histogram;

/**
 * How old rows were when they came: from the record's intended send time to the arrival of its message, and the parts of
 * that time, in microseconds, 1 us to 1 hour, four digits, so that ten seconds are exact to a millisecond. One recorder serves one viewer or all of them: any number of
 * threads may record while another reads; who records waits for no reader, and for others that record only as long as
 * noting a row takes.
 *
 * <p>The parts of one row are recorded together, so that each part's figures are of the same rows. Rows of which only the
 * whole is known count for {@link LatencyPart#TOTAL} alone.
 */
public final class LatencyRecorder {
    private static final long LOWEST_MICROS = 1;
    private static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final int DIGITS = 4;
    private static final int NANOS_PER_MICRO = 1_000;

    /** Guards {@link #intake}: one lock a row costs a fraction of what four concurrent histograms do. */
    private final Object recording = new Object();

    private Intake intake = new Intake();
    private Intake spare = new Intake();
    private final Map<LatencyPart, Histogram> totals = histograms();
    private final Map<LatencyPart, Histogram> sinceInterval = histograms();
    private long leftOut;
    private volatile LongPredicate counts = intended -> true;

    /**
     * Rows of records that were meant to be sent before that time are a warm-up: they show over time, and stay out of
     * the figures in total. To be called before the first row comes.
     *
     * @param nanos on {@link System#nanoTime()}'s scale
     */
    public void countFrom(long nanos) {
        counts = intended -> intended - nanos >= 0;
    }

    /** Records one latency, of the whole way; those outside the range count at its ends. */
    public void record(long latencyNanos) {
        synchronized (recording) {
            intake.record(LatencyPart.TOTAL, latencyNanos, true);
        }
    }

    /**
     * Records one row.
     *
     * @param intendedNanos when its record was meant to be sent, on {@link System#nanoTime()}'s scale
     * @param arrivedNanos when it arrived at the viewer, on the same scale
     * @param waitNanos from the intended time to handing the record to Kafka's client; below 0 where not known
     * @param acknowledgementNanos from there to Kafka's acknowledgement; below 0 where not known
     */
    public void record(long intendedNanos, long arrivedNanos, long waitNanos, long acknowledgementNanos) {
        boolean counted = counts.test(intendedNanos);
        long total = arrivedNanos - intendedNanos;
        synchronized (recording) {
            if (!counted) {
                leftOut++;
            }
            intake.record(LatencyPart.TOTAL, total, counted);
            if (waitNanos >= 0 && acknowledgementNanos >= 0) {
                intake.record(LatencyPart.WAITING, waitNanos, counted);
                intake.record(LatencyPart.PRODUCE, acknowledgementNanos, counted);
                intake.record(LatencyPart.DELIVER, total - waitNanos - acknowledgementNanos, counted);
            }
        }
    }

    /** @return how many rows were left out of the figures in total */
    public long leftOut() {
        synchronized (recording) {
            return leftOut;
        }
    }

    /** @return the latencies of the whole way in microseconds since the last call of this method; the caller's to keep */
    public Histogram interval() {
        return interval(LatencyPart.TOTAL);
    }

    /** @return the same of a part of the way, since the last call for that part */
    public synchronized Histogram interval(LatencyPart part) {
        drain();
        Histogram since = sinceInterval.get(requireNonNull(part, "part"));
        Histogram copy = since.copy();
        since.reset();
        return copy;
    }

    /** @return all latencies of the whole way in microseconds so far; the caller's to keep */
    public Histogram total() {
        return total(LatencyPart.TOTAL);
    }

    /** @return the same of a part of the way */
    public synchronized Histogram total(LatencyPart part) {
        drain();
        return totals.get(requireNonNull(part, "part")).copy();
    }

    private void drain() {
        Intake full;
        synchronized (recording) {
            full = intake;
            intake = spare;
        }
        full.counted.forEach((part, values) -> {
            totals.get(part).add(values);
            sinceInterval.get(part).add(values);
        });
        full.warmUp.forEach((part, values) -> sinceInterval.get(part).add(values));
        full.clear();
        spare = full;
    }

    /** Memory grows with the highest value, as four digits up to an hour would take 2.5 MiB each. */
    private static Map<LatencyPart, Histogram> histograms() {
        Map<LatencyPart, Histogram> all = new EnumMap<>(LatencyPart.class);
        for (LatencyPart part : LatencyPart.values()) {
            all.put(part, new Histogram(DIGITS));
        }
        return all;
    }

    /** What was recorded since the last look, by part. */
    private static final class Intake {
        private final Map<LatencyPart, Histogram> counted = histograms();
        private final Map<LatencyPart, Histogram> warmUp = histograms();

        void record(LatencyPart part, long nanos, boolean counts) {
            long micros = nanos / NANOS_PER_MICRO;
            (counts ? counted : warmUp)
                    .get(part)
                    .recordValue(Math.max(LOWEST_MICROS, Math.min(HIGHEST_MICROS, micros)));
        }

        void clear() {
            counted.values().forEach(Intake::clear);
            warmUp.values().forEach(Intake::clear);
        }

        private static void clear(Histogram histogram) {
            if (histogram.getTotalCount() > 0) {
                histogram.reset();
            }
        }
    }
}
