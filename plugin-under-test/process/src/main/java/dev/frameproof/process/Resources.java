package dev.frameproof.process;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What has been started, closed in reverse order: each within its deadline, all of them although some fail, once
 * although the end of a run and Ctrl-C may meet. May be used from any thread.
 */
public final class Resources implements AutoCloseable {

    private final Deque<Entry> open = new ArrayDeque<>();
    private final CompletableFuture<List<CloseFailure>> closed = new CompletableFuture<>();
    private final List<Thread> hooks = new ArrayList<>();
    private boolean closing;

    private record Entry(String name, AutoCloseable resource, Duration deadline) {}

    /**
     * @param deadline how long closing may take before the next in line is closed
     * @return the resource
     * @throws IllegalStateException when closing has begun; the resource is closed then
     */
    public <T extends AutoCloseable> T add(String name, T resource, Duration deadline) {
        Entry entry = new Entry(requireNonNull(name, "name"), requireNonNull(resource, "resource"), deadline);
        synchronized (this) {
            if (!closing) {
                open.push(entry);
                return resource;
            }
        }
        List<CloseFailure> failures = new ArrayList<>();
        close(entry, failures);
        throw new IllegalStateException(name + " was started while everything was being ended; it was closed again");
    }

    /**
     * Closes when the JVM is asked to end too (Ctrl-C, SIGTERM, {@code System.exit}); the JVM waits for it.
     *
     * @return this
     */
    public synchronized Resources closeAtShutdown() {
        Thread hook = new Thread(this::closeAll, "close-at-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        hooks.add(hook);
        return this;
    }

    /**
     * Closes what is open. When another thread is at it already, waits for that and returns its answer.
     *
     * @return what did not close; empty when all is well
     */
    public List<CloseFailure> closeAll() {
        List<Entry> entries;
        synchronized (this) {
            if (closing) {
                entries = null;
            } else {
                closing = true;
                entries = List.copyOf(open);
                open.clear();
            }
        }
        if (entries == null) {
            return closed.join();
        }
        List<CloseFailure> failures = new ArrayList<>();
        entries.forEach(entry -> close(entry, failures));
        closed.complete(List.copyOf(failures));
        forgetHooks();
        return closed.join();
    }

    /** @throws IllegalStateException naming everything that did not close */
    @Override
    public void close() {
        List<CloseFailure> failures = closeAll();
        if (!failures.isEmpty()) {
            IllegalStateException exception = new IllegalStateException("not closed: " + failures);
            failures.forEach(failure -> exception.addSuppressed(failure.cause()));
            throw exception;
        }
    }

    private static void close(Entry entry, List<CloseFailure> failures) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread closer = new Thread(
                () -> {
                    try {
                        entry.resource().close();
                        end.complete(null);
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                },
                "close-" + entry.name());
        closer.setDaemon(true);
        closer.start();
        try {
            await(end, entry.deadline());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            failures.add(new CloseFailure(entry.name(), String.valueOf(cause.getMessage()), cause));
        } catch (TimeoutException e) {
            String reason = "not closed within " + NotReady.seconds(entry.deadline());
            failures.add(new CloseFailure(entry.name(), reason, e));
        }
    }

    /** An interrupt does not cut closing short: deadlines bound it, and half an end would leave processes behind. */
    private static void await(CompletableFuture<Void> end, Duration deadline)
            throws ExecutionException, TimeoutException {
        long until = System.nanoTime() + deadline.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    end.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void forgetHooks() {
        for (Thread hook : hooks) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is ending: the hook runs, finds everything closed, and ends.
                break;
            }
        }
        hooks.clear();
    }
}
