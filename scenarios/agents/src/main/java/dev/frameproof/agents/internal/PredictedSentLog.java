package dev.frameproof.agents.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.agents.IndexShare;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.sink.TimeAxis;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The log of a topic that others write, each its {@link IndexShare}: what lies where is worked out, and how far the
 * topic has come is told by Kafka itself. Safe for use by several threads at once.
 */
final class PredictedSentLog implements SentLog {
    private static final long UNKNOWN = -1;

    private final String topic;
    private final IndexShare[] owners;
    private final long records;
    private final TimeAxis axis;
    private final AtomicLongArray ends;

    /**
     * @param senders how many there are
     * @param records how many they send together
     * @param axis time of the whole workload, on this machine's clock
     */
    PredictedSentLog(String topic, int partitions, int senders, long records, TimeAxis axis) {
        this.topic = requireNonNull(topic, "topic");
        this.records = records;
        this.axis = requireNonNull(axis, "axis");
        owners = new IndexShare[partitions];
        for (int partition = 0; partition < partitions; partition++) {
            owners[partition] = new IndexShare(partition % senders, senders);
        }
        ends = new AtomicLongArray(partitions);
    }

    /** Notes the offsets after the last records, by partition. */
    void endsAt(Map<Integer, Long> offsets) {
        offsets.forEach((partition, end) -> ends.accumulateAndGet(partition, end, Math::max));
    }

    /** @return whether everything that was planned lies in the topic */
    boolean isComplete() {
        return acknowledged() >= records;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public int partitions() {
        return owners.length;
    }

    @Override
    public long indexAt(int partition, long offset) {
        if (partition < 0 || partition >= owners.length || offset < 0) {
            return UNKNOWN;
        }
        IndexShare owner = owners[partition];
        long index = owner.index(owner.recordAt(partition, offset, owners.length));
        return index < records ? index : UNKNOWN;
    }

    @Override
    public long timestampMillisAt(int partition, long offset) {
        return axis.timestampMillis(known(partition, offset));
    }

    @Override
    public long intendedNanosAt(int partition, long offset) {
        return axis.intendedNanos(known(partition, offset));
    }

    private long known(int partition, long offset) {
        long index = indexAt(partition, offset);
        if (index == UNKNOWN) {
            throw new IllegalArgumentException(
                    "no record of ours is at %s partition %d offset %d".formatted(topic, partition, offset));
        }
        return index;
    }

    /** Records that a stranger wrote behind ours are not due. */
    @Override
    public long endOffset(int partition) {
        return Math.min(ends.get(partition), owners[partition].recordsIn(partition, records, owners.length));
    }

    @Override
    public long acknowledged() {
        long all = 0;
        for (int partition = 0; partition < owners.length; partition++) {
            all += endOffset(partition);
        }
        return all;
    }
}
