package dev.frameproof.producers.pacing;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.locks.LockSupport;

/**
 * Runs an action for each record at its intended time, or as soon after as it can: after a stall the records that fell
 * due meanwhile follow at once, each with the intended time it had all along, and none is dropped.
 *
 * <p>One thread calls {@link #run}, once; any thread may call {@link #stop}.
 */
public final class PacedLoop {
    /** What is done for each record. */
    @FunctionalInterface
    public interface Action {
        /**
         * @param n the record's number, from 0
         * @param intendedNanos when it was meant to be sent, on the clock's scale
         */
        void send(long n, long intendedNanos);
    }

    private final Pacing pacing;
    private final PacingClock clock;
    private volatile boolean stopped;
    private volatile Thread runner;

    public PacedLoop(Pacing pacing, PacingClock clock) {
        this.pacing = requireNonNull(pacing, "pacing");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * @param startNanos the time that offsets count from, on the clock's scale
     * @param records how many records to send at most
     * @return how many were sent: fewer than asked for only after {@link #stop}, an interrupt, which it leaves set, or the
     *     end of a {@link LivePacing}
     */
    public long run(long startNanos, long records, Action action) {
        runner = Thread.currentThread();
        try {
            long now = clock.nanoTime();
            if (pacing instanceof LivePacing live) {
                live.begin(startNanos);
            }
            for (long n = 0; n < records; n++) {
                if (pacing instanceof LivePacing live && !live.await(n, this::isOver)) {
                    return n;
                }
                long intended = startNanos + pacing.offsetNanos(n);
                while (intended - now > 0) {
                    if (isOver()) {
                        return n;
                    }
                    now = clock.nanoTime();
                    if (intended - now > 0) {
                        clock.parkUntil(intended);
                        now = clock.nanoTime();
                    }
                }
                if (isOver()) {
                    return n;
                }
                action.send(n, intended);
            }
            return records;
        } finally {
            runner = null;
        }
    }

    /** Ends the loop after the record at hand. May come before {@link #run}, which then sends nothing. */
    public void stop() {
        stopped = true;
        Thread waiting = runner;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    private boolean isOver() {
        return stopped || Thread.currentThread().isInterrupted();
    }
}
