package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.sink.SentLog;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps the records that were asked for last, so that many viewers of one topic need not have each made again. Worth it
 * for sources whose records cost more than a look into memory, or with many viewers of different channels.
 */
public final class RecentRecords implements RecordSource {
    private static final int MOST_SLOTS = 1 << 20;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int HIGH_BITS = 32;

    private record Kept(int partition, long offset, ExpectedRecord record) {}

    private final RecordSource source;
    private final AtomicReferenceArray<Kept> slots;

    /** @param records how many are kept at most, 1 to about a million; rounded down to a power of two */
    public RecentRecords(RecordSource source, int records) {
        this.source = requireNonNull(source, "source");
        if (records < 1 || records > MOST_SLOTS) {
            throw new IllegalArgumentException("1 to " + MOST_SLOTS + " records can be kept, not " + records);
        }
        slots = new AtomicReferenceArray<>(Integer.highestOneBit(records));
    }

    @Override
    public SentLog positions() {
        return source.positions();
    }

    @Override
    public ExpectedRecord recordAt(int partition, long offset, long index) {
        int slot = (int) (offset + ((partition * SPREAD) >>> HIGH_BITS)) & (slots.length() - 1);
        Kept kept = slots.get(slot);
        if (kept == null || kept.partition != partition || kept.offset != offset) {
            kept = new Kept(partition, offset, source.recordAt(partition, offset, index));
            slots.set(slot, kept);
        }
        return kept.record;
    }

    @Override
    public boolean isAborted(int partition, long offset) {
        return source.isAborted(partition, offset);
    }
}
