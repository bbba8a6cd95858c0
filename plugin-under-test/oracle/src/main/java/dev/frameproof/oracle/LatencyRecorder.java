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

    /** Guards what is recorded: one lock a row costs a fraction of what four concurrent histograms do. */
    private final Object recording = new Object();

    private final Map<LatencyPart, Values> values = new EnumMap<>(LatencyPart.class);
    private long leftOut;
    private volatile LongPredicate counts = intended -> true;

    public LatencyRecorder() {
        for (LatencyPart part : LatencyPart.values()) {
            values.put(part, new Values());
        }
    }

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
            of(LatencyPart.TOTAL).record(latencyNanos, true);
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
            of(LatencyPart.TOTAL).record(total, counted);
            if (waitNanos >= 0 && acknowledgementNanos >= 0) {
                of(LatencyPart.WAITING).record(waitNanos, counted);
                of(LatencyPart.PRODUCE).record(acknowledgementNanos, counted);
                of(LatencyPart.DELIVER).record(total - waitNanos - acknowledgementNanos, counted);
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
    public Histogram interval(LatencyPart part) {
        return of(part).interval(recording);
    }

    /** @return all latencies of the whole way in microseconds so far; the caller's to keep */
    public Histogram total() {
        return total(LatencyPart.TOTAL);
    }

    /** @return the same of a part of the way */
    public Histogram total(LatencyPart part) {
        return of(part).total(recording);
    }

    private Values of(LatencyPart part) {
        return requireNonNull(values.get(part), "part");
    }

    /** Memory grows with the highest value, as four digits up to an hour would take 2.5 MiB each. */
    private static final class Values {
        private final Histogram total = new Histogram(DIGITS);
        private final Histogram sinceInterval = new Histogram(DIGITS);
        private Intake intake = new Intake();
        private Intake spare = new Intake();

        void record(long nanos, boolean counts) {
            long micros = nanos / NANOS_PER_MICRO;
            (counts ? intake.counted : intake.warmUp)
                    .recordValue(Math.max(LOWEST_MICROS, Math.min(HIGHEST_MICROS, micros)));
        }

        synchronized Histogram interval(Object recording) {
            drain(recording);
            Histogram copy = sinceInterval.copy();
            clear(sinceInterval);
            return copy;
        }

        synchronized Histogram total(Object recording) {
            drain(recording);
            return total.copy();
        }

        private void drain(Object recording) {
            Intake full;
            synchronized (recording) {
                full = intake;
                intake = spare;
            }
            add(full.counted, total);
            add(full.counted, sinceInterval);
            add(full.warmUp, sinceInterval);
            clear(full.counted);
            clear(full.warmUp);
            spare = full;
        }

        private static void add(Histogram some, Histogram to) {
            if (some.getTotalCount() > 0) {
                to.add(some);
            }
        }

        private static void clear(Histogram histogram) {
            if (histogram.getTotalCount() > 0) {
                histogram.reset();
            }
        }
    }

    /** What was recorded since the last look. */
    private static final class Intake {
        private final Histogram counted = new Histogram(DIGITS);
        private final Histogram warmUp = new Histogram(DIGITS);
    }
}
