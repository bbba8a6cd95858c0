package dev.frameproof.harness.topic;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.RecordDecoding;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.producers.sink.SentLog;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/**
 * The committed records of a topic that somebody else writes, as the source of what viewers must see. A
 * {@link TopicReader} fills it.
 *
 * <p>When a record was meant to be sent nobody knows: its age counts from its own timestamp, or from the begin of the
 * watch where that is later, so that a record which lay there before is not taken for a late one.
 */
public final class TopicRecords implements RecordSource {
    private final String topic;
    private final RecordDecoding decoding;
    private final SortedMap<Integer, PartitionRecords> partitions = new ConcurrentSkipListMap<>();
    private final Map<Integer, Long> dueUntil = new ConcurrentHashMap<>();
    private final Positions positions = new Positions();
    private final long startNanos = System.nanoTime();
    private final long startMillis = System.currentTimeMillis();
    private volatile int partitionCount;
    private volatile boolean endIsKnown;
    private Refetch refetch = (partition, offset) -> {
        throw new IllegalStateException("no reader is there yet");
    };

    private Presence uncommitted = (partition, offset) -> false;

    /** Reads one record once more. */
    @FunctionalInterface
    interface Refetch {
        RecordBytes record(int partition, long offset);
    }

    /** Tells whether a record lies somewhere, committed or not. */
    @FunctionalInterface
    interface Presence {
        boolean has(int partition, long offset);
    }

    /** @param from the offset from which on each partition is read, for those that are */
    TopicRecords(String topic, int partitionCount, SortedMap<Integer, Long> from, RecordDecoding decoding) {
        this.topic = requireNonNull(topic, "topic");
        this.partitionCount = partitionCount;
        this.decoding = requireNonNull(decoding, "decoding");
        from.forEach((partition, offset) -> partitions.put(partition, new PartitionRecords(offset)));
    }

    /** The topic has got one more partition, all of which is read. */
    void added(int partition, long from) {
        partitions.put(partition, new PartitionRecords(from));
        partitionCount = Math.max(partitionCount, partition + 1);
    }

    @Override
    public boolean partitionsMayBeAdded() {
        return true;
    }

    void refetchBy(Refetch how, Presence uncommittedToo) {
        refetch = how;
        uncommitted = uncommittedToo;
    }

    /** Of what has been read no committed record lies there, yet one that was written. */
    @Override
    public boolean isAborted(int partition, long offset) {
        PartitionRecords records = partitions.get(partition);
        return records != null
                && offset < records.position()
                && !records.has(offset)
                && uncommitted.has(partition, offset);
    }

    SortedMap<Integer, PartitionRecords> byPartition() {
        return partitions;
    }

    /** Records at or after these offsets, or of other partitions, are not due, though rows of them are verified too. */
    public void dueUntil(Map<Integer, Long> endOffsets) {
        dueUntil.putAll(endOffsets);
        endIsKnown = true;
    }

    private long dueUntil(int partition) {
        return dueUntil.getOrDefault(partition, endIsKnown ? 0 : Long.MAX_VALUE);
    }

    /** @return whether all records before {@link #dueUntil}'s offsets have been read */
    public boolean isReadToTheEnd() {
        return partitions.entrySet().stream()
                .allMatch(entry -> entry.getValue().position() >= dueUntil(entry.getKey()));
    }

    /** @return how many committed records have been read */
    public long read() {
        return partitions.values().stream().mapToLong(PartitionRecords::size).sum();
    }

    @Override
    public SentLog positions() {
        return positions;
    }

    @Override
    public ExpectedRecord recordAt(int partition, long offset, long index) {
        RecordBytes record = bytes(partition, offset);
        synchronized (decoding) {
            return decoding.decode(record.key(), record.value());
        }
    }

    RecordBytes bytes(int partition, long offset) {
        RecordBytes kept = partitions.get(partition).bytes(offset);
        return kept == null ? refetch.record(partition, offset) : kept;
    }

    private final class Positions implements SentLog {
        private static final int UNKNOWN = -1;

        @Override
        public String topic() {
            return topic;
        }

        @Override
        public int partitions() {
            return partitionCount;
        }

        @Override
        public long indexAt(int partition, long offset) {
            PartitionRecords records = partitions.get(partition);
            return records != null && records.has(offset) ? offset : UNKNOWN;
        }

        @Override
        public long firstFrom(int partition, long offset) {
            PartitionRecords records = partitions.get(partition);
            return records == null ? offset : records.firstFrom(offset);
        }

        @Override
        public long timestampMillisAt(int partition, long offset) {
            return partitions.get(partition).timestampMillis(offset);
        }

        @Override
        public long intendedNanosAt(int partition, long offset) {
            long sinceStartMillis = timestampMillisAt(partition, offset) - startMillis;
            long now = System.nanoTime() - startNanos;
            return startNanos + Math.min(now, Math.max(0, TimeUnit.MILLISECONDS.toNanos(sinceStartMillis)));
        }

        @Override
        public long endOffset(int partition) {
            PartitionRecords records = partitions.get(partition);
            return records == null ? 0 : Math.min(records.position(), dueUntil(partition));
        }

        @Override
        public long acknowledged() {
            return read();
        }
    }
}
