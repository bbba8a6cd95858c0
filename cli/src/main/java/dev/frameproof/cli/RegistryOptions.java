package dev.frameproof.cli;

import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.encoding.SchemaFraming.Policy;
import dev.frameproof.producers.encoding.SchemaRegistration;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SubjectStrategy;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say how readers come to know the schema. */
final class RegistryOptions {
    @Mixin
    private RegistryAccess access;

    @Option(
            names = "--subject",
            paramLabel = "topic|record|topic-record",
            description = "How subjects are named. Default: topic.")
    private String subject = SubjectStrategy.TOPIC_NAME.text();

    @Option(
            names = "--schemas",
            paramLabel = "fixed|widen|exact|aside",
            description = "With a registry: one schema for all, a wider one when a sample does not fit (default), or"
                    + " one for each shape, so that a topic has many ids, or one of its own for each shape that does not"
                    + " fit.")
    private Policy policy = Policy.WIDEN;

    SchemaFraming framing(String topic, Map<String, String> variables) {
        return client(variables)
                .map(client -> SchemaFraming.registered(registration(client, topic, false), policy))
                .orElseGet(SchemaFraming::inline);
    }

    /** @return registers what that topic's values (or keys) are written by, under the subjects of the user's choice */
    SchemaRegistration registration(SchemaRegistryClient client, String topic, boolean key) {
        return client.registration(SubjectStrategy.parse(subject), topic, key);
    }

    /** @return where schemas are registered, so that records carry their ids; empty for bare records */
    Optional<SchemaRegistryClient> client(Map<String, String> variables) {
        return access.settings(variables).map(SchemaRegistryClient::new);
    }
}
