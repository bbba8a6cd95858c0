package dev.frameproof.broker.producing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what lies in a topic. */
final class TopicReader {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private TopicReader() {}

    /** @return every record from the beginning up to the ends of all partitions at the time of the call */
    static List<ConsumerRecord<byte[], byte[]>> all(String bootstrapServers, String topic, int partitions) {
        return all(bootstrapServers, topic, partitions, "read_uncommitted");
    }

    /** @param isolation {@code read_committed} or {@code read_uncommitted} */
    static List<ConsumerRecord<byte[], byte[]>> all(
            String bootstrapServers, String topic, int partitions, String isolation) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> assigned = IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(assigned);
            consumer.seekToBeginning(assigned);
            Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            // Positions, not counts: the markers of transactions take offsets, and are no records.
            while (ends.keySet().stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))
                    && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
