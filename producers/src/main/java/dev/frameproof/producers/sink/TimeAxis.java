package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.PacingClock;

/**
 * One run's time: the intended time and the timestamp of every record, as functions of its index alone.
 *
 * @param startMillis the run's start in milliseconds since the epoch
 * @param startNanos the same moment on {@link System#nanoTime()}'s scale
 * @param pacing how long after the start each record is due
 */
public record TimeAxis(long startMillis, long startNanos, Pacing pacing) implements RecordTimes {
    private static final long NANOS_PER_MILLI = 1_000_000;

    public TimeAxis {
        requireNonNull(pacing, "pacing");
    }

    /** @return an axis that starts at this moment */
    public static TimeAxis startingNow(PacingClock clock, Pacing pacing) {
        return new TimeAxis(System.currentTimeMillis(), clock.nanoTime(), pacing);
    }

    /** The intended time. */
    @Override
    public long timestampMillis(long index) {
        return startMillis + pacing.offsetNanos(index) / NANOS_PER_MILLI;
    }

    @Override
    public long intendedNanos(long index) {
        return startNanos + pacing.offsetNanos(index);
    }
}
