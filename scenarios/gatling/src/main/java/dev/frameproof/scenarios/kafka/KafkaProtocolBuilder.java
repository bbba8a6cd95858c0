package dev.frameproof.scenarios.kafka;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.registry.SubjectStrategy;
import dev.frameproof.scenarios.kafka.internal.protocol.KafkaProtocol;
import io.gatling.core.protocol.Protocol;
import io.gatling.javaapi.core.ProtocolBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How Kafka is reached, and what holds for all requests. Immutable: each method returns another one. */
public final class KafkaProtocolBuilder implements ProtocolBuilder {
    private final KafkaProtocol protocol;

    KafkaProtocolBuilder(KafkaProtocol protocol) {
        this.protocol = requireNonNull(protocol, "protocol");
    }

    /** @param servers {@code host:port[,host:port...]} */
    public KafkaProtocolBuilder bootstrapServers(String servers) {
        return with(servers, protocol.clientProperties(), protocol.topic(), protocol.producers());
    }

    /** Where records go whose request names no topic. */
    public KafkaProtocolBuilder topic(String name) {
        return with(protocol.bootstrapServers(), protocol.clientProperties(), Optional.of(name), protocol.producers());
    }

    /** How many clients send, 1 to 64; users are spread over them. 1 unless set: more help on machines with many cores. */
    public KafkaProtocolBuilder producers(int count) {
        return with(protocol.bootstrapServers(), protocol.clientProperties(), protocol.topic(), count);
    }

    /** A property of all clients, by Kafka's own name, for example {@code security.protocol}. */
    public KafkaProtocolBuilder property(String name, String value) {
        return properties(Map.of(name, value));
    }

    /** Properties of all clients, by Kafka's own names; what producers alone or consumers alone know goes to those. */
    public KafkaProtocolBuilder properties(Map<String, String> properties) {
        return with(
                protocol.bootstrapServers(),
                joined(protocol.clientProperties(), properties),
                protocol.topic(),
                protocol.producers());
    }

    /** A property of those clients that send, by Kafka's own name. */
    public KafkaProtocolBuilder producerProperty(String name, String value) {
        return with(joined(protocol.producerProperties(), Map.of(name, value)), protocol.consumerProperties());
    }

    /** A property of the client that reads replies and awaited records, by Kafka's own name. */
    public KafkaProtocolBuilder consumerProperty(String name, String value) {
        return with(protocol.producerProperties(), joined(protocol.consumerProperties(), Map.of(name, value)));
    }

    /** @param acks {@code all} (as it is unless set) or {@code 1} */
    public KafkaProtocolBuilder acks(String acks) {
        return producerProperty("acks", acks);
    }

    /** @param codec {@code none} (as it is unless set), {@code gzip}, {@code snappy}, {@code lz4} or {@code zstd} */
    public KafkaProtocolBuilder compression(String codec) {
        return producerProperty("compression.type", codec);
    }

    /** Whether a partition holds each record at most once and in the order of sending, whatever is tried again; on unless set. */
    public KafkaProtocolBuilder idempotence(boolean on) {
        return producerProperty("enable.idempotence", Boolean.toString(on));
    }

    /** How long the client waits for more records to send together; 5 ms unless set. */
    public KafkaProtocolBuilder linger(Duration time) {
        return producerProperty("linger.ms", Long.toString(time.toMillis()));
    }

    /** What the ids of transactional clients begin with; two runs on one cluster at once need two. */
    public KafkaProtocolBuilder transactionalIdPrefix(String prefix) {
        return with(prefix, protocol.transactions(), protocol.replyTimeout());
    }

    /** How many transactions are open at once, 1 to 256, each with a client and a thread; 8 unless set. Others wait. */
    public KafkaProtocolBuilder openTransactions(int most) {
        return with(protocol.transactionalIdPrefix(), most, protocol.replyTimeout());
    }

    /** How long replies and awaited records may take, where a request does not say it; 30 s unless set. */
    public KafkaProtocolBuilder replyTimeout(Duration timeout) {
        return with(protocol.transactionalIdPrefix(), protocol.transactions(), timeout);
    }

    /**
     * Registers the schemas of Avro and Protobuf there, and sends records in Confluent's wire format; without one,
     * records are bare.
     *
     * @param urls one or several, comma-separated; for credentials and TLS see {@link #schemaRegistry(RegistrySettings)}
     */
    public KafkaProtocolBuilder schemaRegistry(String urls) {
        return schemaRegistry(RegistrySettings.parse(urls, Optional.empty(), Optional.empty()));
    }

    /** As {@link #schemaRegistry(String)}, with credentials and TLS. */
    public KafkaProtocolBuilder schemaRegistry(RegistrySettings settings) {
        return with(Optional.of(settings), protocol.subjects(), protocol.sent());
    }

    /** @param strategy {@code topic} (as it is unless set), {@code record} or {@code topic-record} */
    public KafkaProtocolBuilder subjects(String strategy) {
        return with(protocol.registry(), SubjectStrategy.parse(strategy), protocol.sent());
    }

    /** Who is told where each record of a workload came to lie; may be called again for another one. */
    public KafkaProtocolBuilder reportingTo(SentRecords listener) {
        List<SentRecords> all = new ArrayList<>(protocol.sent());
        all.add(listener);
        return with(protocol.registry(), protocol.subjects(), all);
    }

    /** @throws IllegalStateException when it says no brokers */
    @Override
    public Protocol protocol() {
        if (protocol.bootstrapServers().isBlank()) {
            throw new IllegalStateException(
                    "the kafka protocol names no brokers: write kafka.bootstrapServers(\"host:port\")");
        }
        return protocol;
    }

    private KafkaProtocolBuilder with(
            String servers, Map<String, String> properties, Optional<String> topic, int producers) {
        return new KafkaProtocolBuilder(new KafkaProtocol(
                servers,
                properties,
                protocol.producerProperties(),
                protocol.consumerProperties(),
                topic,
                producers,
                protocol.transactionalIdPrefix(),
                protocol.transactions(),
                protocol.replyTimeout(),
                protocol.registry(),
                protocol.subjects(),
                protocol.sent()));
    }

    private KafkaProtocolBuilder with(Map<String, String> producer, Map<String, String> consumer) {
        return new KafkaProtocolBuilder(new KafkaProtocol(
                protocol.bootstrapServers(),
                protocol.clientProperties(),
                producer,
                consumer,
                protocol.topic(),
                protocol.producers(),
                protocol.transactionalIdPrefix(),
                protocol.transactions(),
                protocol.replyTimeout(),
                protocol.registry(),
                protocol.subjects(),
                protocol.sent()));
    }

    private KafkaProtocolBuilder with(String idPrefix, int transactions, Duration replyTimeout) {
        return new KafkaProtocolBuilder(new KafkaProtocol(
                protocol.bootstrapServers(),
                protocol.clientProperties(),
                protocol.producerProperties(),
                protocol.consumerProperties(),
                protocol.topic(),
                protocol.producers(),
                idPrefix,
                transactions,
                replyTimeout,
                protocol.registry(),
                protocol.subjects(),
                protocol.sent()));
    }

    private KafkaProtocolBuilder with(
            Optional<RegistrySettings> registry, SubjectStrategy subjects, List<SentRecords> sent) {
        return new KafkaProtocolBuilder(new KafkaProtocol(
                protocol.bootstrapServers(),
                protocol.clientProperties(),
                protocol.producerProperties(),
                protocol.consumerProperties(),
                protocol.topic(),
                protocol.producers(),
                protocol.transactionalIdPrefix(),
                protocol.transactions(),
                protocol.replyTimeout(),
                registry,
                subjects,
                sent));
    }

    private static Map<String, String> joined(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }
}
