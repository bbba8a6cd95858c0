package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * The topic that records go to, and how its cluster is reached.
 *
 * @param bootstrapServers {@code host:port[,host:port...]}
 * @param topic its name
 * @param clientProperties further properties of Kafka's clients, for example for TLS and SASL; may hold secrets, so
 *     this record's text does not show them
 */
public record KafkaTarget(String bootstrapServers, String topic, Map<String, String> clientProperties) {
    public KafkaTarget {
        requireNonNull(bootstrapServers, "bootstrapServers");
        requireNonNull(topic, "topic");
        clientProperties = Map.copyOf(clientProperties);
    }

    @Override
    public String toString() {
        return "topic " + topic + " on " + bootstrapServers;
    }
}
