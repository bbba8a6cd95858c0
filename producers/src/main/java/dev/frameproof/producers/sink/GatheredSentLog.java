package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The log of one topic that several senders write, where a record's intended time is no function of its index: each is
 * noted with its own. Up to 24 bytes a record. Any thread may note and ask; asking never waits.
 */
public final class GatheredSentLog implements SentLog {
    private final String topic;
    private final int partitions;
    private final long originNanos;
    private final ConcurrentMap<Integer, Partition> known = new ConcurrentHashMap<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong aborted = new AtomicLong();

    /** @param originNanos a moment before any record's intended time, on {@link System#nanoTime()}'s scale */
    public GatheredSentLog(String topic, int partitions, long originNanos) {
        this.topic = requireNonNull(topic, "topic");
        this.partitions = partitions;
        this.originNanos = originNanos;
    }

    /** What is known of one partition; whoever writes holds its monitor. */
    private static final class Partition {
        private final OffsetIndex intended = new OffsetIndex();
        private final OffsetIndex timestamps = new OffsetIndex();
        private final OffsetIndex indices = new OffsetIndex();
        private final OffsetIndex aborted = new OffsetIndex();
    }

    /**
     * Notes what the broker acknowledged.
     *
     * @param timestampMillis the timestamp that the broker answered
     * @param intendedNanos when the record was meant to be sent, not before the log's origin
     */
    public void add(int partition, long offset, long index, long timestampMillis, long intendedNanos) {
        Partition there = known.computeIfAbsent(partition, any -> new Partition());
        synchronized (there) {
            there.intended.put(offset, Math.max(0, intendedNanos - originNanos));
            there.timestamps.put(offset, timestampMillis);
            // Last: whoever sees the index sees the others.
            there.indices.put(offset, index);
        }
        acknowledged.incrementAndGet();
    }

    /** Notes what the broker acknowledged of a transaction that is aborted. */
    public void addAborted(int partition, long offset, long index) {
        Partition there = known.computeIfAbsent(partition, any -> new Partition());
        synchronized (there) {
            there.aborted.put(offset, index);
        }
        aborted.incrementAndGet();
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public long indexAt(int partition, long offset) {
        Partition there = known.get(partition);
        return there == null ? OffsetIndex.NONE : there.indices.at(offset);
    }

    /** @throws IllegalArgumentException when no record is known at that position */
    @Override
    public long timestampMillisAt(int partition, long offset) {
        return knownAt(partition, offset).timestamps.at(offset);
    }

    /** @throws IllegalArgumentException when no record is known at that position */
    @Override
    public long intendedNanosAt(int partition, long offset) {
        return originNanos + knownAt(partition, offset).intended.at(offset);
    }

    @Override
    public long endOffset(int partition) {
        Partition there = known.get(partition);
        return there == null ? 0 : there.indices.end();
    }

    @Override
    public long acknowledged() {
        return acknowledged.get();
    }

    @Override
    public long abortedIndexAt(int partition, long offset) {
        Partition there = known.get(partition);
        return there == null ? OffsetIndex.NONE : there.aborted.at(offset);
    }

    @Override
    public long aborted() {
        return aborted.get();
    }

    private Partition knownAt(int partition, long offset) {
        if (indexAt(partition, offset) == OffsetIndex.NONE) {
            throw new IllegalArgumentException(
                    "no record of ours is known at " + topic + " partition " + partition + " offset " + offset);
        }
        return known.get(partition);
    }
}
