package dev.frameproof.harness.topic;

import dev.frameproof.broker.KafkaConnection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Where a topic ends. */
public final class TopicEnds {
    private TopicEnds() {}

    /**
     * @return the offset after all that was written to each partition, markers of transactions too
     * @throws KafkaException when Kafka does not answer
     */
    public static Map<Integer, Long> of(KafkaConnection kafka, String topic, int partitions) {
        try (Consumer<byte[], byte[]> uncommitted = ByteConsumers.uncommitted(kafka)) {
            Map<Integer, Long> ends = new TreeMap<>();
            uncommitted
                    .endOffsets(
                            IntStream.range(0, partitions)
                                    .mapToObj(number -> new TopicPartition(topic, number))
                                    .toList(),
                            WhereToRead.ANSWER)
                    .forEach((one, end) -> ends.put(one.partition(), end));
            return ends;
        }
    }
}
