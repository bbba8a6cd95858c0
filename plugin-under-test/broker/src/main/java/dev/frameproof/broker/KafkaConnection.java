package dev.frameproof.broker;

import static java.util.Objects.requireNonNull;

import dev.frameproof.broker.internal.ConnectionCheck;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How to reach a Kafka cluster.
 *
 * @param addresses at least one broker to begin with
 * @param clientProperties Kafka client settings beyond {@code bootstrap.servers}, such as {@code security.protocol};
 *     may hold secrets, which {@link #toString()} does not show
 */
public record KafkaConnection(List<KafkaAddress> addresses, Map<String, String> clientProperties) {

    public KafkaConnection {
        addresses = List.copyOf(addresses);
        clientProperties = Map.copyOf(clientProperties);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a connection to Kafka needs at least one address");
        }
        requireNonNull(clientProperties, "clientProperties");
    }

    /**
     * @param bootstrapServers {@code host:port[,host:port...]}, without encryption or login
     * @throws IllegalArgumentException with a message for the user
     */
    public static KafkaConnection to(String bootstrapServers) {
        return new KafkaConnection(KafkaAddress.parseList(bootstrapServers), Map.of());
    }

    /** @return the value of {@code bootstrap.servers} */
    public String bootstrapServers() {
        return KafkaAddress.bootstrapServers(addresses);
    }

    /** @return a new map with everything that a Kafka client needs to connect, open for more settings */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>(clientProperties);
        properties.put("bootstrap.servers", bootstrapServers());
        return properties;
    }

    /**
     * Makes sure that a Kafka cluster answers and that the addresses by which its brokers call themselves can be
     * reached from here. Changes nothing there.
     *
     * @param deadline for everything together
     * @throws KafkaUnavailableException telling nobody listening, something that is not Kafka, a refused login, an
     *     advertised address that leads nowhere, and silence apart
     */
    public void check(Duration deadline) throws InterruptedException {
        new ConnectionCheck(this, deadline).run();
    }

    @Override
    public String toString() {
        return "KafkaConnection[" + bootstrapServers() + ", properties=" + new TreeSet<>(clientProperties.keySet())
                + "]";
    }
}
