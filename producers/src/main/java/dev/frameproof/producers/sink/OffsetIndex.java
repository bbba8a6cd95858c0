package dev.frameproof.producers.sink;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A number for each offset of one partition. Kept in chunks of 1024 offsets: where the numbers rise evenly, as indices
 * do when partitions take turns, a chunk is 40 bytes in all; elsewhere it is 8 bytes an offset. Chunks without any
 * number cost nothing but their slot.
 *
 * <p>One thread at a time puts, any number of threads ask at the same time and never wait: a number is seen by whoever
 * sees an {@link #end} beyond its offset.
 */
final class OffsetIndex {
    static final int CHUNK = 1024;
    static final long NONE = -1;

    private volatile Table table = new Table(0, new AtomicReferenceArray<>(1));
    private volatile long end;
    private long stride;

    /** Chunks by number, the first slot being the chunk {@code first}. */
    private record Table(long first, AtomicReferenceArray<Chunk> slots) {
        Chunk get(long number) {
            long slot = number - first;
            return slot < 0 || slot >= slots.length() ? null : slots.getAcquire((int) slot);
        }
    }

    private sealed interface Chunk {
        long at(int place);
    }

    /** Holds from its first place up to the index's end. */
    private record Even(int firstPlace, long firstNumber, long stride) implements Chunk {
        @Override
        public long at(int place) {
            return place < firstPlace ? NONE : firstNumber + (place - firstPlace) * stride;
        }
    }

    private record Uneven(AtomicLongArray numbers) implements Chunk {
        @Override
        public long at(int place) {
            return numbers.getAcquire(place);
        }
    }

    /** @return the offset after the highest that has a number, 0 when none has */
    long end() {
        return end;
    }

    /** @return the number for that offset, {@link #NONE} when it has none */
    long at(long offset) {
        if (offset < 0 || offset >= end) {
            return NONE;
        }
        Chunk chunk = table.get(offset / CHUNK);
        return chunk == null ? NONE : chunk.at((int) (offset % CHUNK));
    }

    /** @return the given offset, or the first of the next chunk with numbers where its own has none; at most the end */
    long firstFrom(long offset) {
        long until = end;
        Table now = table;
        long chunk = Math.max(offset / CHUNK, now.first);
        while (chunk * CHUNK < until && now.get(chunk) == null) {
            chunk++;
        }
        return Math.max(offset, Math.min(until, chunk * CHUNK));
    }

    /** @param number not negative */
    void put(long offset, long number) {
        long until = end;
        if (offset == until) {
            append(offset, number);
        } else {
            if (offset > until && until % CHUNK != 0) {
                // What follows the last number in its chunk is a gap now, which an even chunk cannot say.
                uneven(until / CHUNK, until);
            }
            uneven(offset / CHUNK, until).numbers.setRelease((int) (offset % CHUNK), number);
        }
        end = Math.max(until, offset + 1);
    }

    private void append(long offset, long number) {
        int place = (int) (offset % CHUNK);
        Chunk chunk = table.get(offset / CHUNK);
        if (chunk == null) {
            set(offset / CHUNK, new Even(place, number, stride));
        } else if (chunk instanceof Uneven uneven) {
            uneven.numbers.setRelease(place, number);
        } else if (chunk instanceof Even even && even.at(place) != number) {
            if (place == even.firstPlace + 1) {
                stride = number - even.firstNumber;
                set(offset / CHUNK, new Even(even.firstPlace, even.firstNumber, stride));
            } else {
                uneven(offset / CHUNK, offset).numbers.setRelease(place, number);
            }
        }
    }

    /** @return the chunk in its uneven form, with the numbers it had below the offset {@code until} */
    private Uneven uneven(long number, long until) {
        Chunk known = table.get(number);
        if (known instanceof Uneven uneven) {
            return uneven;
        }
        long[] numbers = new long[CHUNK];
        long held = until - number * CHUNK;
        for (int place = 0; place < CHUNK; place++) {
            numbers[place] = known == null || place >= held ? NONE : known.at(place);
        }
        Uneven uneven = new Uneven(new AtomicLongArray(numbers));
        set(number, uneven);
        return uneven;
    }

    private void set(long number, Chunk chunk) {
        Table now = table;
        if (number < now.first || number >= now.first + now.slots.length()) {
            now = grown(now, number);
            table = now;
        }
        now.slots.setRelease((int) (number - now.first), chunk);
    }

    private static Table grown(Table old, long number) {
        boolean empty = old.slots.length() == 1 && old.slots.get(0) == null;
        long first = empty ? number : Math.min(old.first, number);
        long wanted = Math.max(number + 1, empty ? 0 : old.first + old.slots.length()) - first;
        int size = Math.toIntExact(Math.max(wanted, Math.min(2L * old.slots.length(), Integer.MAX_VALUE / 2)));
        AtomicReferenceArray<Chunk> slots = new AtomicReferenceArray<>(size);
        if (!empty) {
            for (int i = 0; i < old.slots.length(); i++) {
                slots.setPlain((int) (old.first - first) + i, old.slots.get(i));
            }
        }
        return new Table(first, slots);
    }
}
