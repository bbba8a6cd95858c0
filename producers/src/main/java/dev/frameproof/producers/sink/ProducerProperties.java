package dev.frameproof.producers.sink;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Client properties: ours, beneath those that the user gives. */
final class ProducerProperties {
    private static final Set<String> OURS = Set.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    private static final Map<String, String> DEFAULTS = Map.of(
            ProducerConfig.CLIENT_ID_CONFIG, "frameproof-producer",
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.LINGER_MS_CONFIG, "5",
            ProducerConfig.BATCH_SIZE_CONFIG, "65536",
            ProducerConfig.BUFFER_MEMORY_CONFIG, "67108864",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "30000",
            ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, "false");

    private ProducerProperties() {}

    /** @throws IllegalArgumentException for a property that is not the user's to set, or that loses sight of records */
    static Properties forProducer(KafkaTarget target) {
        Map<String, String> given = target.clientProperties();
        for (String name : OURS) {
            if (given.containsKey(name)) {
                throw new IllegalArgumentException(
                        "the Kafka property " + name + " is set by the producer itself: leave it out");
            }
        }
        if ("0".equals(given.get(ProducerConfig.ACKS_CONFIG))) {
            throw new IllegalArgumentException(
                    "with acks=0 the broker never says where a record came to lie, so nothing"
                            + " could be verified: use acks=all or acks=1");
        }
        Properties properties = new Properties();
        properties.putAll(DEFAULTS);
        properties.putAll(given);
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, target.bootstrapServers());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return properties;
    }

    /** @return without what only producers know */
    static Properties forAdmin(String bootstrapServers, Map<String, String> clientProperties) {
        Map<String, String> given = new HashMap<>(clientProperties);
        given.keySet()
                .removeIf(name -> ProducerConfig.configNames().contains(name)
                        && !AdminClientConfig.configNames().contains(name));
        Properties properties = new Properties();
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "frameproof-admin");
        properties.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, "false");
        properties.putAll(given);
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return properties;
    }
}
