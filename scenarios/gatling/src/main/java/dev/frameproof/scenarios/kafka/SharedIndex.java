package dev.frameproof.scenarios.kafka;

import java.util.concurrent.atomic.AtomicLong;

/** A counter that all who use it share, so that each record of a workload is sent once. */
public final class SharedIndex {
    private final AtomicLong next;

    private SharedIndex(long first) {
        next = new AtomicLong(first);
    }

    /** @return a counter that begins with 0 */
    public static SharedIndex fromZero() {
        return new SharedIndex(0);
    }

    /** @return a counter that begins there */
    public static SharedIndex from(long first) {
        return new SharedIndex(first);
    }

    /** @return the first of so many numbers that nobody else gets */
    public long take(int count) {
        return next.getAndAdd(count);
    }

    /** @return how far it has counted: the next number that is given */
    public long next() {
        return next.get();
    }
}
