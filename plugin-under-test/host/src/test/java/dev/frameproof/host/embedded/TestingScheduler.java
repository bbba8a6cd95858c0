package dev.frameproof.host.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Time that stands still until a test moves it on. */
public final class TestingScheduler implements LiveScheduler {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atNanos).thenComparingLong(Task::number));
    private long nowNanos;
    private long lastNumber;

    @Override
    public synchronized long nanoTime() {
        return nowNanos;
    }

    public Duration now() {
        return Duration.ofNanos(nanoTime());
    }

    @Override
    public synchronized Timer schedule(Duration delay, Executor on, Runnable task) {
        Task scheduled = new Task(nowNanos + delay.toNanos(), ++lastNumber, on, task);
        tasks.add(scheduled);
        notifyAll();
        return () -> cancel(scheduled);
    }

    /** Waits until something waits for time to move on. */
    public synchronized void awaitTask() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (tasks.isEmpty()) {
            assertThat(System.nanoTime()).as("a task that waits").isLessThan(deadline);
            wait(100);
        }
    }

    /** Moves time on, running what falls due on its way. */
    public void advance(Duration by) {
        long until = nanoTime() + by.toNanos();
        while (runNext(until)) {}
        synchronized (this) {
            nowNanos = until;
        }
    }

    /** Moves time on to the next task and runs that. */
    public void advanceToNext() {
        assertThat(runNext(Long.MAX_VALUE)).as("a task that waits").isTrue();
    }

    @Override
    public synchronized void close() {
        tasks.clear();
    }

    private boolean runNext(long untilNanos) {
        Task next;
        synchronized (this) {
            next = tasks.peek();
            if (next == null || next.atNanos() > untilNanos) {
                return false;
            }
            tasks.poll();
            nowNanos = Math.max(nowNanos, next.atNanos());
        }
        await(next.task(), next.on());
        // What the task left to its executor to do belongs to the same instant.
        await(() -> {}, next.on());
        return true;
    }

    private static void await(Runnable task, Executor on) {
        assertThat(CompletableFuture.runAsync(task, on)).succeedsWithin(Duration.ofSeconds(10));
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    private record Task(long atNanos, long number, Executor on, Runnable task) {}
}
