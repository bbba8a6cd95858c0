package dev.frameproof.producers.sink;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How long the latest records of one partition waited to be sent, and for their acknowledgement, by offset; in
 * microseconds, each up to 35 minutes (longer ones count as that). Memory is bounded: once there are more, the oldest
 * are forgotten. One thread at a time writes, any number read at the same time without waiting.
 */
final class AcknowledgedTimes {
    static final long UNKNOWN = -1;

    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final long MOST_MICROS = Integer.MAX_VALUE - 1;
    private static final int HALF = 32;

    private final AtomicReferenceArray<Chunk> chunks;

    /** Times of offsets from {@code first} on; 0 where none is known, else wait + 1 and acknowledgement. */
    private record Chunk(long first, AtomicLongArray times) {}

    /** @param records how many records are remembered at least */
    AcknowledgedTimes(int records) {
        chunks = new AtomicReferenceArray<>(Math.max(2, (records + CHUNK - 1) / CHUNK + 1));
    }

    void put(long offset, long waitNanos, long acknowledgementNanos) {
        long first = (offset >> CHUNK_BITS) << CHUNK_BITS;
        int place = place(offset);
        Chunk chunk = chunks.getPlain(place);
        if (chunk == null || chunk.first < first) {
            chunk = new Chunk(first, new AtomicLongArray(CHUNK));
            chunks.setRelease(place, chunk);
        }
        if (chunk.first == first) {
            chunk.times.setRelease(
                    (int) (offset - first), ((micros(waitNanos) + 1) << HALF) | micros(acknowledgementNanos));
        }
    }

    /** @return nanoseconds from the intended to the actual send time, or {@link #UNKNOWN} */
    long waitNanosAt(long offset) {
        long times = at(offset);
        return times == 0 ? UNKNOWN : ((times >>> HALF) - 1) * NANOS_PER_MICRO;
    }

    /** @return nanoseconds from there to the acknowledgement, or {@link #UNKNOWN} */
    long acknowledgementNanosAt(long offset) {
        long times = at(offset);
        return times == 0 ? UNKNOWN : (times & 0xFFFF_FFFFL) * NANOS_PER_MICRO;
    }

    private long at(long offset) {
        Chunk chunk = chunks.getAcquire(place(offset));
        long index = chunk == null ? -1 : offset - chunk.first;
        return index < 0 || index >= CHUNK ? 0 : chunk.times.getAcquire((int) index);
    }

    private int place(long offset) {
        return (int) ((offset >> CHUNK_BITS) % chunks.length());
    }

    private static long micros(long nanos) {
        return Math.max(0, Math.min(MOST_MICROS, nanos / NANOS_PER_MICRO));
    }
}
