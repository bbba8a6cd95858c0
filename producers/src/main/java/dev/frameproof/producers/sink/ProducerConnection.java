package dev.frameproof.producers.sink;

import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/** Opens Kafka's producer, with its errors in words. */
public final class ProducerConnection {
    private ProducerConnection() {}

    /** @throws IllegalArgumentException for properties that do not work; nothing is sent over the network yet */
    public static KafkaProducer<byte[], byte[]> open(KafkaTarget target) {
        return open(target, ProducerProperties.forProducer(target));
    }

    /** @throws IllegalArgumentException as {@link #open(KafkaTarget)} does, and for what transactions do not go with */
    public static KafkaProducer<byte[], byte[]> openTransactional(KafkaTarget target, String transactionalId) {
        Properties properties = ProducerProperties.forProducer(target);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        return open(target, properties);
    }

    private static KafkaProducer<byte[], byte[]> open(KafkaTarget target, Properties properties) {
        try {
            return new KafkaProducer<>(properties);
        } catch (ConfigException e) {
            throw new IllegalArgumentException("Kafka refuses the client properties: " + e.getMessage(), e);
        } catch (KafkaException e) {
            throw new IllegalArgumentException(
                    "no Kafka producer for " + target.bootstrapServers() + ": " + KafkaWords.of(e), e);
        }
    }

    /** @throws KafkaSinkException when that cannot be found out within {@code max.block.ms} */
    static int partitionsOf(Producer<?, ?> producer, KafkaTarget target) {
        try {
            return producer.partitionsFor(target.topic()).size();
        } catch (KafkaException e) {
            throw new KafkaSinkException(
                    "topic " + target.topic() + " on " + target.bootstrapServers() + " cannot be reached: "
                            + KafkaWords.of(e),
                    e);
        }
    }
}
