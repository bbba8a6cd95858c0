package dev.frameproof.harness.topic;

import static java.util.Objects.requireNonNull;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.oracle.RecordDecoding;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.recording.PartitionEnd;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads a topic on a thread of its own, by itself and without a consumer group: nothing is left behind in the cluster.
 */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final long KEPT_BYTES_AT_MOST = 128L << 20;

    private final Consumer<byte[], byte[]> consumer;
    private final TopicRecords records;
    private final SingleRecords singles;
    private final WrittenOffsets aborted;
    private final KafkaConnection kafka;
    private final SortedMap<Integer, PartitionEnd> ends;
    private final AddedPartitions added;
    private final Thread thread = new Thread(this::read, "topic-reader");
    private final Queue<Kept> kept = new ArrayDeque<>();
    private long keptBytes;
    private volatile boolean closed;
    private volatile String failure = "";

    private record Kept(PartitionRecords partition, int number, int weightBytes) {}

    private TopicReader(
            Consumer<byte[], byte[]> consumer,
            TopicRecords records,
            SingleRecords singles,
            WrittenOffsets aborted,
            KafkaConnection kafka,
            SortedMap<Integer, PartitionEnd> ends,
            StreamQuery query) {
        this.consumer = consumer;
        this.records = records;
        this.singles = singles;
        this.aborted = aborted;
        this.kafka = kafka;
        this.ends = Collections.unmodifiableSortedMap(ends);
        added = new AddedPartitions(consumer, records, query);
        records.refetchBy(singles, aborted);
    }

    /**
     * Begins to read where the query has a viewer begin.
     *
     * @throws EnvironmentException when Kafka does not answer, or there is no such topic or partition
     */
    public static TopicReader open(KafkaConnection kafka, StreamQuery query, RecordDecoding decoding) {
        requireNonNull(query, "query");
        Consumer<byte[], byte[]> consumer = ByteConsumers.committed(kafka);
        try {
            List<TopicPartition> all = WhereToRead.partitions(consumer, kafka, query);
            List<TopicPartition> wanted = all.stream()
                    .filter(one -> query.partition().orElse(one.partition()) == one.partition())
                    .toList();
            SortedMap<Integer, PartitionEnd> ends = WhereToRead.ends(kafka, consumer, wanted);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(wanted, WhereToRead.ANSWER);
            SortedMap<Integer, Long> from = new TreeMap<>();
            for (TopicPartition one : wanted) {
                var range = new WhereToRead.Range(begins.get(one), ends.get(one.partition()));
                from.put(one.partition(), WhereToRead.start(consumer, one, query.start(), range));
            }
            consumer.assign(wanted);
            wanted.forEach(one -> consumer.seek(one, from.get(one.partition())));
            var records = new TopicRecords(query.topicName(), all.size(), from, decoding);
            var singles = new SingleRecords(ByteConsumers.committed(kafka), query.topicName());
            var aborted = new WrittenOffsets(ByteConsumers.uncommitted(kafka), query.topicName());
            var reader = new TopicReader(consumer, records, singles, aborted, kafka, ends, query);
            reader.thread.setDaemon(true);
            reader.thread.start();
            return reader;
        } catch (KafkaException refused) {
            consumer.close();
            throw new EnvironmentException(
                    new Problem(
                            "The topic %s of %s cannot be read.".formatted(query.topicName(), kafka.bootstrapServers()),
                            String.valueOf(refused.getMessage()),
                            "See that the topic's name is right and that this login may read it."),
                    refused);
        } catch (RuntimeException refused) {
            consumer.close();
            throw refused;
        }
    }

    /** @return what has been read */
    public TopicRecords records() {
        return records;
    }

    /** @return where committed records of each partition that is read ended when reading began */
    public Map<Integer, Long> endsAtStart() {
        return ends.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .lastStable()));
    }

    /** @return where each partition that is read ended when reading began */
    public SortedMap<Integer, PartitionEnd> begunAt() {
        return ends;
    }

    /**
     * @return the end of each partition that is read, as it is now
     * @throws KafkaException when Kafka does not answer
     */
    public Map<Integer, Long> endsNow() {
        return singles.ends(Set.copyOf(records.byPartition().keySet()));
    }

    /** @return why reading has stopped by itself; empty while all is well */
    public Optional<String> failure() {
        return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
    }

    /** One record as it was read. */
    public static final class ReadRecord {
        private final int partition;
        private final long offset;
        private final long timestampMillis;
        private final RecordBytes bytes;
        private final boolean aborted;

        private ReadRecord(int partition, long offset, long timestampMillis, RecordBytes bytes, boolean aborted) {
            this.partition = partition;
            this.offset = offset;
            this.timestampMillis = timestampMillis;
            this.bytes = bytes;
            this.aborted = aborted;
        }

        static ReadRecord committed(int partition, long offset, long timestampMillis, RecordBytes bytes) {
            return new ReadRecord(partition, offset, timestampMillis, bytes, false);
        }

        static ReadRecord aborted(int partition, long offset, long timestampMillis, RecordBytes bytes) {
            return new ReadRecord(partition, offset, timestampMillis, bytes, true);
        }

        /** @return whether its transaction was aborted, so that no viewer may see it */
        public boolean isAborted() {
            return aborted;
        }

        public int partition() {
            return partition;
        }

        public long offset() {
            return offset;
        }

        public long timestampMillis() {
            return timestampMillis;
        }

        /** @return its bytes, not to be changed; null for none */
        public byte[] key() {
            return bytes.key();
        }

        /** @return its bytes, not to be changed; null for a tombstone */
        public byte[] value() {
            return bytes.value();
        }
    }

    /** Takes one record. */
    @FunctionalInterface
    public interface Visitor {
        void visit(ReadRecord record) throws IOException;
    }

    /**
     * Visits all that was written where committed records have been read, those of aborted transactions too, partition by
     * partition, by offset.
     *
     * @throws IOException also when Kafka does not answer
     */
    public void forEachWritten(Visitor visitor) throws IOException {
        try (Consumer<byte[], byte[]> uncommitted = ByteConsumers.uncommitted(kafka)) {
            var written = new WrittenRecords(uncommitted, records);
            for (Map.Entry<Integer, PartitionRecords> entry :
                    records.byPartition().entrySet()) {
                written.visit(entry.getKey(), entry.getValue(), visitor);
            }
        }
    }

    /** Visits the committed records that have been read, partition by partition, by offset. */
    public void forEachRecord(Visitor visitor) throws IOException {
        for (Map.Entry<Integer, PartitionRecords> entry : records.byPartition().entrySet()) {
            int partition = entry.getKey();
            PartitionRecords read = entry.getValue();
            int size = read.size();
            for (int number = 0; number < size; number++) {
                long offset = read.offset(number);
                visitor.visit(ReadRecord.committed(
                        partition, offset, read.timestampMillis(offset), records.bytes(partition, offset)));
            }
        }
    }

    private void read() {
        try {
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    add(record);
                }
                added.follow();
                records.byPartition()
                        .forEach((number, partition) -> partition.readTo(consumer.position(
                                new TopicPartition(records.positions().topic(), number))));
            }
        } catch (WakeupException told) {
            failure = closed ? "" : "reading was woken up";
        } catch (KafkaException | IllegalStateException broken) {
            failure = String.valueOf(broken.getMessage());
        } finally {
            consumer.close();
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        var bytes = new RecordBytes(record.key(), record.value());
        PartitionRecords partition = records.byPartition().get(record.partition());
        int number = partition.add(record.offset(), record.timestamp(), bytes);
        kept.add(new Kept(partition, number, bytes.weightBytes()));
        keptBytes += bytes.weightBytes();
        while (keptBytes > KEPT_BYTES_AT_MOST) {
            Kept oldest = kept.remove();
            oldest.partition.letGo(oldest.number);
            keptBytes -= oldest.weightBytes;
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
        singles.close();
        aborted.close();
    }
}
