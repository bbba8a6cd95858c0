package dev.frameproof.scenarios.kafka.internal.protocol;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SubjectStrategy;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.scenarios.kafka.SentRecords;
import io.gatling.core.protocol.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one protocol.
 *
 * @param clientProperties by Kafka's own names, for all clients; may hold secrets, so this record's text does not show
 *     them
 * @param producerProperties for those that send alone
 * @param consumerProperties for the one that reads alone
 * @param topic where records go whose action names no topic
 * @param producers how many clients send
 * @param transactionalIdPrefix what the ids of transactional clients begin with
 * @param transactions how many transactions are open at once at most
 * @param replyTimeout how long replies and awaited records may take, where an action does not say it
 * @param sent who is told where records came to lie
 */
public record KafkaProtocol(
        String bootstrapServers,
        Map<String, String> clientProperties,
        Map<String, String> producerProperties,
        Map<String, String> consumerProperties,
        Optional<String> topic,
        int producers,
        String transactionalIdPrefix,
        int transactions,
        Duration replyTimeout,
        Optional<RegistrySettings> registry,
        SubjectStrategy subjects,
        List<SentRecords> sent)
        implements Protocol {
    private static final Duration USUAL_REPLY_TIMEOUT = Duration.ofSeconds(30);
    private static final int USUAL_TRANSACTIONS = 8;

    public KafkaProtocol {
        requireNonNull(bootstrapServers, "bootstrapServers");
        clientProperties = Map.copyOf(clientProperties);
        producerProperties = Map.copyOf(producerProperties);
        consumerProperties = Map.copyOf(consumerProperties);
        requireNonNull(topic, "topic");
        requireNonNull(transactionalIdPrefix, "transactionalIdPrefix");
        requireNonNull(replyTimeout, "replyTimeout");
        requireNonNull(registry, "registry");
        requireNonNull(subjects, "subjects");
        sent = List.copyOf(sent);
        if (producers < 1 || producers > 64) {
            throw new IllegalArgumentException("1 to 64 clients send, not " + producers);
        }
        if (transactions < 1 || transactions > 256) {
            throw new IllegalArgumentException("1 to 256 transactions are open at once, not " + transactions);
        }
    }

    /** @return the settings that hold where none are given; without brokers yet */
    public static KafkaProtocol usual() {
        return new KafkaProtocol(
                "",
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                1,
                "frameproof-gatling",
                USUAL_TRANSACTIONS,
                USUAL_REPLY_TIMEOUT,
                Optional.empty(),
                SubjectStrategy.TOPIC_NAME,
                List.of());
    }

    /** @return how clients that send reach the cluster */
    public KafkaTarget producerTarget() {
        Map<String, String> all = new java.util.HashMap<>(clientProperties);
        all.putAll(producerProperties);
        return new KafkaTarget(bootstrapServers, topic.orElse(""), all);
    }

    /** @return how records of a schema are framed that go to that topic */
    public SchemaFraming framing(String forTopic) {
        return registry.map(settings -> SchemaFraming.registered(
                        new SchemaRegistryClient(settings).registration(subjects, forTopic, false),
                        SchemaFraming.Policy.ASIDE))
                .orElseGet(SchemaFraming::inline);
    }

    @Override
    public String toString() {
        return "kafka protocol for " + bootstrapServers;
    }
}
