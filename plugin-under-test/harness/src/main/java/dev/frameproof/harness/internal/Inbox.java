package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.live.LiveException;
import dev.frameproof.live.LiveListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes what comes for viewers off the threads that read the sockets, and hands it on in order, from a thread of its
 * own. A verifier that is busy thus does not keep a socket unread, which the target would take for a slow client. What
 * waits is bounded: past the bound the sockets are read no more until half of it is done.
 */
public final class Inbox implements AutoCloseable {
    private static final int NO_CODE = 1006;
    private static final Duration END_DEADLINE = Duration.ofSeconds(5);

    private final long maxWaitingBytes;
    private final Thread worker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition idle = lock.newCondition();
    private final Queue<Letter> waiting = new ArrayDeque<>();
    private final Set<Slowing> slowed = new HashSet<>();
    private long waitingBytes;
    private boolean busy;
    private boolean closed;

    /** Stops or resumes the reading of one socket. */
    @FunctionalInterface
    public interface Slowing {
        void reading(boolean on);
    }

    private static final class Letter {
        private final LiveListener to;
        private final byte[] data;
        private final long arrivedNanos;
        private final LiveException end;

        /** @param end why nothing more comes; null for data */
        Letter(LiveListener to, byte[] data, long arrivedNanos, LiveException end) {
            this.to = to;
            this.data = data;
            this.arrivedNanos = arrivedNanos;
            this.end = end;
        }

        void deliver() {
            if (end != null) {
                to.onEnd(end);
                return;
            }
            try {
                to.onData(data, 0, data.length, arrivedNanos);
            } catch (RuntimeException failure) {
                to.onEnd(new LiveException.Closed(NO_CODE, "what came could not be looked at: " + failure, failure));
            }
        }
    }

    /** @param maxWaitingBytes how much may wait before sockets are left unread */
    public Inbox(long maxWaitingBytes) {
        this.maxWaitingBytes = maxWaitingBytes;
        worker = new Thread(this::work, "verify");
        worker.setDaemon(true);
        worker.start();
    }

    /**
     * @param slowing the socket from which the listener's messages come
     * @return what puts into this inbox all that the listener is to hear
     */
    public LiveListener of(LiveListener listener, Slowing slowing) {
        requireNonNull(listener, "listener");
        requireNonNull(slowing, "slowing");
        return new LiveListener() {
            @Override
            public void onData(byte[] bytes, int from, int to, long arrivedNanos) {
                put(new Letter(listener, Arrays.copyOfRange(bytes, from, to), arrivedNanos, null), slowing);
            }

            @Override
            public void onEnd(LiveException reason) {
                put(new Letter(listener, new byte[0], 0, reason), slowing);
            }
        };
    }

    private void put(Letter letter, Slowing slowing) {
        lock.lock();
        try {
            waiting.add(letter);
            waitingBytes += letter.data.length;
            if (waitingBytes > maxWaitingBytes && slowed.add(slowing)) {
                slowing.reading(false);
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until everything that has come until now has been handed on.
     *
     * @return whether that was so within {@code atMost}
     */
    public boolean settle(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while ((busy || !waiting.isEmpty()) && worker.isAlive()) {
                if (left <= 0) {
                    return false;
                }
                left = idle.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        Queue<Letter> batch = new ArrayDeque<>();
        try {
            while (take(batch)) {
                for (Letter letter : batch) {
                    letter.deliver();
                    done(letter.data.length);
                }
                batch.clear();
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when the inbox has been closed */
    private boolean take(Queue<Letter> batch) throws InterruptedException {
        lock.lock();
        try {
            busy = false;
            while (waiting.isEmpty()) {
                idle.signalAll();
                if (closed) {
                    return false;
                }
                news.await();
            }
            if (closed) {
                return false;
            }
            busy = true;
            batch.addAll(waiting);
            waiting.clear();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void done(int bytes) {
        lock.lock();
        try {
            waitingBytes -= bytes;
            if (!slowed.isEmpty() && waitingBytes <= maxWaitingBytes / 2) {
                slowed.forEach(slowing -> slowing.reading(true));
                slowed.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread; what still waits is not handed on. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            worker.join(END_DEADLINE.toMillis());
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
