package dev.frameproof.host.embedded;

import java.time.Duration;
import java.util.concurrent.Executor;

/** The time that Live goes by. Its methods may be called by any thread. */
public interface LiveScheduler extends AutoCloseable {
    /** @return a scheduler on this machine's clock, with one thread of its own */
    static LiveScheduler system() {
        return new SystemScheduler();
    }

    /** @return nanoseconds since some fixed moment, never going back */
    long nanoTime();

    /**
     * Runs a task once, later.
     *
     * @param on runs the task; the scheduler's own thread only hands it over
     * @return what takes the task back
     */
    Timer schedule(Duration delay, Executor on, Runnable task);

    /** Takes back all tasks that have not run. */
    @Override
    void close();

    /** A task that waits. */
    interface Timer {
        /** Takes the task back; nothing happens when it has run or is running. */
        void cancel();
    }
}
