package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The log of one topic that a {@link KafkaRecordSink} writes.
 *
 * <p>Memory: about 0.05 bytes a record while each partition's indices rise evenly (partitions in turn, nothing failed),
 * 8 bytes a record where they do not; 8 more where the broker set the timestamps itself; 8 for each of the latest
 * {@link #TIMED_RECORDS}, of which it knows when they were sent and acknowledged. One thread at a time writes; any
 * number of threads read at the same time without waiting.
 */
public final class KafkaSentLog implements SentLog {
    /** Of how many of the latest records, over all partitions, the times are known. */
    public static final int TIMED_RECORDS = 1 << 20;

    private static final long NO_TIME = -1;

    private final String topic;
    private final RecordTimes axis;
    private final OffsetIndex[] indices;
    /** Only for partitions where the broker answered with another timestamp than was sent. */
    private final AtomicReferenceArray<OffsetIndex> brokerTimestamps;

    private final AtomicReferenceArray<OffsetIndex> abortedIndices;
    private final AcknowledgedTimes[] times;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong aborted = new AtomicLong();

    public KafkaSentLog(String topic, int partitions, RecordTimes axis) {
        this.topic = requireNonNull(topic, "topic");
        this.axis = requireNonNull(axis, "axis");
        indices = new OffsetIndex[partitions];
        Arrays.setAll(indices, any -> new OffsetIndex());
        brokerTimestamps = new AtomicReferenceArray<>(partitions);
        abortedIndices = new AtomicReferenceArray<>(partitions);
        times = new AcknowledgedTimes[partitions];
        Arrays.setAll(times, any -> new AcknowledgedTimes(TIMED_RECORDS / partitions));
    }

    /**
     * Notes what the broker acknowledged. Any thread may call this.
     *
     * @param timestampMillis the timestamp that the broker answered; -1 when it answered none
     */
    public synchronized void add(int partition, long offset, long index, long timestampMillis) {
        if (timestampMillis >= 0 && timestampMillis != axis.timestampMillis(index)) {
            if (brokerTimestamps.get(partition) == null) {
                brokerTimestamps.set(partition, new OffsetIndex());
            }
            brokerTimestamps.get(partition).put(offset, timestampMillis);
        }
        indices[partition].put(offset, index);
        acknowledged.setRelease(acknowledged.getPlain() + 1);
    }

    /**
     * As the other one, with when it was handed to Kafka's client and when it was acknowledged, on
     * {@link System#nanoTime()}'s scale. Any thread may call this.
     */
    public synchronized void add(
            int partition, long offset, long index, long timestampMillis, long sentNanos, long acknowledgedNanos) {
        times[partition].put(offset, sentNanos - axis.intendedNanos(index), acknowledgedNanos - sentNanos);
        add(partition, offset, index, timestampMillis);
    }

    /** Notes what the broker acknowledged of a transaction that is aborted. Any thread may call this. */
    public synchronized void addAborted(int partition, long offset, long index) {
        if (abortedIndices.get(partition) == null) {
            abortedIndices.set(partition, new OffsetIndex());
        }
        abortedIndices.get(partition).put(offset, index);
        aborted.setRelease(aborted.getPlain() + 1);
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public int partitions() {
        return indices.length;
    }

    @Override
    public long indexAt(int partition, long offset) {
        return partition < 0 || partition >= indices.length ? OffsetIndex.NONE : indices[partition].at(offset);
    }

    @Override
    public long firstFrom(int partition, long offset) {
        return indices[partition].firstFrom(offset);
    }

    /** @throws IllegalArgumentException when no record is known at that position */
    @Override
    public long timestampMillisAt(int partition, long offset) {
        long index = knownIndexAt(partition, offset);
        OffsetIndex own = brokerTimestamps.get(partition);
        long timestamp = own == null ? OffsetIndex.NONE : own.at(offset);
        return timestamp == OffsetIndex.NONE ? axis.timestampMillis(index) : timestamp;
    }

    /** @throws IllegalArgumentException when no record is known at that position */
    @Override
    public long intendedNanosAt(int partition, long offset) {
        return axis.intendedNanos(knownIndexAt(partition, offset));
    }

    @Override
    public long waitNanosAt(int partition, long offset) {
        return partition < 0 || partition >= times.length ? NO_TIME : times[partition].waitNanosAt(offset);
    }

    @Override
    public long acknowledgementNanosAt(int partition, long offset) {
        return partition < 0 || partition >= times.length ? NO_TIME : times[partition].acknowledgementNanosAt(offset);
    }

    @Override
    public long endOffset(int partition) {
        return indices[partition].end();
    }

    @Override
    public long acknowledged() {
        return acknowledged.getAcquire();
    }

    @Override
    public long abortedIndexAt(int partition, long offset) {
        OffsetIndex known = partition < 0 || partition >= indices.length ? null : abortedIndices.get(partition);
        return known == null ? OffsetIndex.NONE : known.at(offset);
    }

    @Override
    public long aborted() {
        return aborted.getAcquire();
    }

    private long knownIndexAt(int partition, long offset) {
        long index = indexAt(partition, offset);
        if (index == OffsetIndex.NONE) {
            throw new IllegalArgumentException(
                    "no record of ours is known at " + topic + " partition " + partition + " offset " + offset);
        }
        return index;
    }
}
