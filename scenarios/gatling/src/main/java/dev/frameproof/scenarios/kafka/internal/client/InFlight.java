package dev.frameproof.scenarios.kafka.internal.client;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that are on their way to the broker. Kafka's client blocks whoever sends while its buffer is full, and a
 * user's event loop must not block: so no more is handed to it than its buffer surely holds.
 */
final class InFlight {
    private final AtomicLong bytes = new AtomicLong();
    private final long limit;

    /** @param bufferBytes the client's {@code buffer.memory} */
    InFlight(long bufferBytes) {
        limit = bufferBytes / 2;
    }

    /** @return whether there was room, and it is taken */
    boolean tryTake(int size) {
        if (bytes.get() >= limit) {
            return false;
        }
        bytes.addAndGet(size);
        return true;
    }

    /** Takes it whether there is room or not: for one record of each sender, so that none waits for ever. */
    void take(int size) {
        bytes.addAndGet(size);
    }

    void giveBack(int size) {
        bytes.addAndGet(-size);
    }

    /** @return whether it is worth going on: a quarter is free */
    boolean hasRoom() {
        return bytes.get() < limit - limit / 4;
    }
}
