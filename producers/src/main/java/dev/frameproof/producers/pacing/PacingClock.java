package dev.frameproof.producers.pacing;

import java.util.concurrent.locks.LockSupport;

/** The time that a {@link PacedLoop} goes by; tests bring their own. */
public interface PacingClock {
    /** @return nanoseconds on {@link System#nanoTime()}'s scale */
    long nanoTime();

    /** Waits until that time, or less: whoever calls looks at the time again. Returns at once when it has passed. */
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
                LockSupport.parkNanos(this, nanoTime - System.nanoTime());
            }
        };
    }
}
