package dev.frameproof.scenarios.kafka.internal.protocol;

import dev.frameproof.producers.sink.KafkaWords;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens Kafka's consumer, with its errors in words. */
final class ConsumerConnection {
    private static final Set<String> OURS = Set.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG);
    private static final Map<String, String> DEFAULTS = Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG, "frameproof-gatling-feed",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100",
            ConsumerConfig.METADATA_MAX_AGE_CONFIG, "5000",
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "15000",
            ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, "false");

    private ConsumerConnection() {}

    /** @throws IllegalArgumentException for properties that do not work; nothing is sent over the network yet */
    static Consumer<byte[], byte[]> open(KafkaProtocol protocol) {
        try {
            return new KafkaConsumer<>(properties(protocol));
        } catch (KafkaException e) {
            throw new IllegalArgumentException(
                    "no Kafka consumer for " + protocol.bootstrapServers() + ": " + KafkaWords.of(e), e);
        }
    }

    static Properties properties(KafkaProtocol protocol) {
        Properties properties = new Properties();
        properties.putAll(DEFAULTS);
        protocol.clientProperties().forEach((name, value) -> {
            boolean producersAlone = ProducerConfig.configNames().contains(name)
                    && !ConsumerConfig.configNames().contains(name);
            if (!producersAlone) {
                properties.put(name, value);
            }
        });
        protocol.consumerProperties().forEach((name, value) -> {
            if (OURS.contains(name)) {
                throw new IllegalArgumentException("the Kafka property " + name
                        + " is set by the consumer itself, which reads without a group: leave it out");
            }
            properties.put(name, value);
        });
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, protocol.bootstrapServers());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return properties;
    }
}
