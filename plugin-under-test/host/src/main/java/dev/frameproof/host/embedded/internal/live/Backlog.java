package dev.frameproof.host.embedded.internal.live;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What was published and not handed to the sockets yet. Publishers that are faster than the event loops go by it. */
final class Backlog {
    private static final long FULL_BYTES = 16 << 20;
    private static final long ROOM_BYTES = FULL_BYTES / 2;

    private final AtomicLong bytes = new AtomicLong();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    void add(long more) {
        bytes.addAndGet(more);
    }

    void remove(long fewer) {
        if (bytes.addAndGet(-fewer) <= ROOM_BYTES) {
            wake();
        }
    }

    boolean isFull() {
        return bytes.get() > FULL_BYTES;
    }

    /** Runs the task once there is room, which may be now. */
    void whenRoom(Runnable task) {
        waiting.add(task);
        if (bytes.get() <= ROOM_BYTES) {
            wake();
        }
    }

    private void wake() {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }
}
