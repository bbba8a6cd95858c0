package dev.frameproof.host.embedded;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

final class SystemScheduler implements LiveScheduler {
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "live-timers");
        thread.setDaemon(true);
        return thread;
    });

    SystemScheduler() {
        timers.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Timer schedule(Duration delay, Executor on, Runnable task) {
        try {
            ScheduledFuture<?> future =
                    timers.schedule(() -> handOver(on, task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    private static void handOver(Executor on, Runnable task) {
        try {
            on.execute(task);
        } catch (RejectedExecutionException closed) {
            // The server is stopping; what the task would have done no longer matters.
        }
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }
}
