package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.encoding.SchemaFraming.Policy;
import dev.frameproof.producers.registry.RegistryCredentials;
import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SubjectStrategy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags that say how readers come to know the schema. */
final class RegistryOptions {
    static final String PASSWORD = "FRAMEPROOF_REGISTRY_PASSWORD";
    static final String TOKEN = "FRAMEPROOF_REGISTRY_TOKEN";

    @Option(
            names = "--schema-registry",
            paramLabel = "URL,...",
            description = "Register Avro and Protobuf schemas there, and send records in Confluent's wire format."
                    + " Default: bare records. A bearer token comes from " + TOKEN + ".")
    private String urls;

    @Option(
            names = "--registry-user",
            paramLabel = "USER",
            description = "Who asks the registry; the password comes from " + PASSWORD + ".")
    private String user;

    @Option(names = "--registry-ca", paramLabel = "FILE", description = "PEM file of authorities to trust.")
    private Path authorities;

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
                .map(client -> SchemaFraming.registered(
                        client.registration(SubjectStrategy.parse(subject), topic, false), policy))
                .orElseGet(SchemaFraming::inline);
    }

    Optional<SchemaRegistryClient> client(Map<String, String> variables) {
        if (urls == null) {
            return Optional.empty();
        }
        return Optional.of(new SchemaRegistryClient(
                RegistrySettings.parse(urls, credentials(variables), Optional.ofNullable(authorities))));
    }

    private Optional<RegistryCredentials> credentials(Map<String, String> variables) {
        String token = variables.getOrDefault(TOKEN, "");
        if (user == null) {
            return token.isEmpty() ? Optional.empty() : Optional.of(RegistryCredentials.bearer(token));
        }
        String password = variables.get(PASSWORD);
        if (password == null) {
            throw new PlanException("--registry-user " + user + ": put the password into " + PASSWORD
                    + ", where no process list shows it");
        }
        return Optional.of(RegistryCredentials.basic(user, password));
    }
}
