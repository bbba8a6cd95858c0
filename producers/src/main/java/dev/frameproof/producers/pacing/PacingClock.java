package dev.frameproof.producers.pacing;

import java.util.concurrent.locks.LockSupport;

/** The time that a {@link PacedLoop} goes by; tests bring their own. */
public interface PacingClock {
    /** @return nanoseconds on {@link System#nanoTime()}'s scale */
    long nanoTime();

    /** The shortest wait of {@link #system()}: at 40,000 records a second, being woken for each costs more than sending it. */
    long SHORTEST_PARK_NANOS = 200_000;

    /**
     * Waits until that time, or less: whoever calls looks at the time again. The system's clock may wait up to
     * {@link #SHORTEST_PARK_NANOS} longer, and whatever the machine adds. Returns at once when the time has passed.
     */
    void parkUntil(long nanoTime);

    /** @return this machine's monotonic clock */
    static PacingClock system() {
        return new PacingClock() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void parkUntil(long nanoTime) {
                long nanos = nanoTime - System.nanoTime();
                if (nanos > 0) {
                    LockSupport.parkNanos(this, Math.max(SHORTEST_PARK_NANOS, nanos));
                }
            }
        };
    }
}
