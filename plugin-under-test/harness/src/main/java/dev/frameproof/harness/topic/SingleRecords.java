package dev.frameproof.harness.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads single records once more whose bytes were let go, and asks for ends. Safe for use by several threads at once. */
final class SingleRecords implements TopicRecords.Refetch, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;

    SingleRecords(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    @Override
    public synchronized RecordBytes record(int partition, long offset) {
        return find(partition, offset)
                .orElseThrow(() -> new IllegalStateException(
                        "the record at offset %d of partition %d could not be read again within %d s"
                                .formatted(offset, partition, DEADLINE.toSeconds())));
    }

    private Optional<RecordBytes> find(int partition, long offset) {
        var one = new TopicPartition(topic, partition);
        consumer.assign(List.of(one));
        consumer.seek(one, offset);
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(one)) {
                if (record.offset() == offset) {
                    return Optional.of(new RecordBytes(record.key(), record.value()));
                }
            }
            if (consumer.position(one) > offset) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    synchronized Map<Integer, Long> ends(Set<Integer> partitions) {
        List<TopicPartition> all = partitions.stream()
                .map(number -> new TopicPartition(topic, number))
                .toList();
        Map<Integer, Long> ends = new HashMap<>();
        consumer.endOffsets(all, DEADLINE).forEach((one, end) -> ends.put(one.partition(), end));
        return ends;
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
