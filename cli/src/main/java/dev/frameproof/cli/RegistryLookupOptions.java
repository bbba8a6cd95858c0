package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.watch.RegistrySchemas;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.producers.registry.RegistryCredentials;
import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where schemas are looked up. */
final class RegistryLookupOptions {
    private static final String PASSWORD = RegistryOptions.PASSWORD;
    private static final String TOKEN = RegistryOptions.TOKEN;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL,...",
            description = "A registry with Confluent's API; several addresses are tried in turn.")
    private String url;

    @Option(
            names = "--schema-registry-user",
            paramLabel = "NAME",
            description = "Its user; the password is in the variable " + PASSWORD + ". A bearer token is taken from "
                    + TOKEN + ".")
    private String user;

    @Option(
            names = "--schema-registry-ca",
            paramLabel = "FILE",
            description = "A PEM file of the authorities that its certificate may come from.")
    private Path authorities;

    Optional<String> url() {
        return Optional.ofNullable(url);
    }

    SchemaLookup lookup() {
        if (url == null) {
            return SchemaLookup.NONE;
        }
        try {
            var settings = RegistrySettings.parse(url, credentials(System.getenv()), Optional.ofNullable(authorities));
            return new RegistrySchemas(new SchemaRegistryClient(settings));
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--schema-registry: " + wrong.getMessage());
        }
    }

    private Optional<RegistryCredentials> credentials(Map<String, String> variables) {
        if (user != null) {
            String password = variables.get(PASSWORD);
            if (password == null) {
                throw new PlanException("--schema-registry-user %s: set its password as %s".formatted(user, PASSWORD));
            }
            return Optional.of(RegistryCredentials.basic(user, password));
        }
        return Optional.ofNullable(variables.get(TOKEN)).map(RegistryCredentials::bearer);
    }
}
