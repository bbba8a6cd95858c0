package dev.frameproof.harness.topic;

import dev.frameproof.broker.KafkaConnection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers of bytes that belong to no group, so that they leave nothing behind. */
final class ByteConsumers {
    /** How soon added partitions are seen. */
    private static final int METADATA_AGE_MILLIS = 1_000;

    private ByteConsumers() {}

    /** @return one that sees committed records only */
    static Consumer<byte[], byte[]> committed(KafkaConnection kafka) {
        return consumer(kafka, "read_committed");
    }

    /** @return one that sees the records of aborted transactions too */
    static Consumer<byte[], byte[]> uncommitted(KafkaConnection kafka) {
        return consumer(kafka, "read_uncommitted");
    }

    private static Consumer<byte[], byte[]> consumer(KafkaConnection kafka, String isolation) {
        Map<String, Object> properties = kafka.properties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MILLIS);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "frameproof-verify");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
