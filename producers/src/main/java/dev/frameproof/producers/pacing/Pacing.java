package dev.frameproof.producers.pacing;

import java.time.Duration;

/**
 * When each record is meant to be sent. An open model: the intended time of record n depends on n alone, never on how
 * long the records before it took. Implementations are safe for use by several threads at once.
 */
public interface Pacing {
    /**
     * @param n a record's number, from 0
     * @return nanoseconds from the start of the run to the record's intended time; never falls as n rises
     * @throws ArithmeticException past centuries, or past 2^36 records of Poisson arrivals
     */
    long offsetNanos(long n);

    /** @return the pacing as people write it; {@link PacingText#parse} reads it back, unless it follows a trace or
     *     events, or is shared */
    String text();

    /** @return whether every record is due at the start */
    default boolean isUnlimited() {
        return false;
    }

    /** @return how many records are due before so much time has passed; {@link Long#MAX_VALUE} when all are */
    default long recordsWithin(Duration duration) {
        long nanos = duration.toNanos();
        long low = 0;
        long high = 1;
        while (isWithin(high, nanos)) {
            low = high;
            high = high > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : high * 2;
            if (low == high) {
                return Long.MAX_VALUE;
            }
        }
        if (!isWithin(0, nanos)) {
            return 0;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (isWithin(middle, nanos)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private boolean isWithin(long n, long nanos) {
        try {
            return offsetNanos(n) < nanos;
        } catch (ArithmeticException beyondCenturies) {
            return false;
        }
    }

    /** @return one record every 1/rate seconds, the first at once; exact for any number of records */
    static Pacing fixed(Rate rate) {
        return new FixedPacing(rate);
    }

    /** @return a rate that changes evenly from one to another over the duration and stays there */
    static Pacing ramp(Rate from, Rate to, Duration over) {
        return new RampPacing(from, to, over);
    }

    /**
     * @return arrivals of a Poisson process of that mean rate: the gaps are independent and exponentially distributed,
     *     and the same for the same seed
     */
    static Pacing poisson(Rate rate, long seed) {
        return new PoissonPacing(rate, seed);
    }

    /**
     * @return every record due at the start: as fast as the sink takes them. Latency from the intended time then says
     *     how long the whole run had been going, not how a record fared.
     */
    static Pacing unlimited() {
        return new UnlimitedPacing();
    }

    /**
     * @param offsetsMillis when each record of a trace came, in milliseconds from any start; one that lies before another
     *     counts as coming with it
     * @param speed how many times as fast to go, above 0
     * @return the trace's own timing, over and over, the gap between two rounds being its mean gap
     */
    static Pacing trace(long[] offsetsMillis, double speed) {
        return new TracePacing(offsetsMillis, speed);
    }

    /**
     * @param offsetsNanos when each event of a round happens, in nanoseconds from its start, none before the one ahead of
     *     it
     * @param roundNanos after how long the next round starts, at or after the last event
     * @return the events' own timing, round after round
     */
    static Pacing events(long[] offsetsNanos, long roundNanos) {
        return new EventPacing(offsetsNanos, roundNanos);
    }

    /**
     * @param place from 0, below {@code of}
     * @param of among how many the whole is shared out, in turns: all of them together send as the whole would
     * @return the pacing of one of them
     */
    static Pacing interleaved(Pacing whole, int place, int of) {
        return new InterleavedPacing(whole, place, of);
    }
}
