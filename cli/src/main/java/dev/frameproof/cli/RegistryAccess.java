package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.registry.ClientCertificate;
import dev.frameproof.producers.registry.RegistryCredentials;
import dev.frameproof.producers.registry.RegistrySettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags that say where a schema registry is and who asks it. */
final class RegistryAccess {
    static final String PASSWORD = "FRAMEPROOF_REGISTRY_PASSWORD";
    static final String TOKEN = "FRAMEPROOF_REGISTRY_TOKEN";

    @Option(
            names = "--schema-registry",
            paramLabel = "URL,...",
            description = "A schema registry with Confluent's API; several addresses are tried in turn.")
    private String urls;

    @Option(
            names = {"--schema-registry-user", "--registry-user"},
            paramLabel = "NAME",
            description = "Its user; the password comes from the variable " + PASSWORD
                    + ". A bearer token is taken from " + TOKEN + ".")
    private String user;

    @Option(
            names = {"--schema-registry-ca", "--registry-ca"},
            paramLabel = "FILE",
            description = "A PEM file of the authorities that its certificate may come from.")
    private Path authorities;

    @Option(
            names = "--schema-registry-cert",
            paramLabel = "FILE",
            description = "A PEM file of your own certificate, for a registry that asks for one (mutual TLS).")
    private Path certificate;

    @Option(
            names = "--schema-registry-key",
            paramLabel = "FILE",
            description = "A PEM file of its private key, PKCS#8 and not encrypted.")
    private Path key;

    /** @return the addresses as they were given; empty for no registry */
    Optional<String> urls() {
        return Optional.ofNullable(urls);
    }

    /** @throws PlanException when what was given cannot be used */
    Optional<RegistrySettings> settings(Map<String, String> variables) {
        if (urls == null) {
            if (user != null || authorities != null || certificate != null || key != null) {
                throw new PlanException("--schema-registry-user, --schema-registry-ca, --schema-registry-cert and"
                        + " --schema-registry-key need --schema-registry URL");
            }
            return Optional.empty();
        }
        if ((certificate == null) != (key == null)) {
            throw new PlanException("--schema-registry-cert and --schema-registry-key need each other");
        }
        try {
            RegistrySettings settings =
                    RegistrySettings.parse(urls, credentials(variables), Optional.ofNullable(authorities));
            return Optional.of(
                    certificate == null
                            ? settings
                            : settings.withClientCertificate(new ClientCertificate(certificate, key)));
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--schema-registry: " + wrong.getMessage());
        }
    }

    private Optional<RegistryCredentials> credentials(Map<String, String> variables) {
        if (user == null) {
            return Optional.ofNullable(variables.get(TOKEN))
                    .filter(token -> !token.isEmpty())
                    .map(RegistryCredentials::bearer);
        }
        String password = variables.get(PASSWORD);
        if (password == null) {
            throw new PlanException("--schema-registry-user " + user + ": put the password into " + PASSWORD
                    + ", where no process list shows it");
        }
        return Optional.of(RegistryCredentials.basic(user, password));
    }
}
