package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.watch.RegistrySchemas;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.producers.registry.EmbeddedSchemaRegistry;
import dev.frameproof.producers.registry.RegistryCredentials;
import dev.frameproof.producers.registry.RegistryCredentials.Login;
import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SchemaRegistryException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The schema registry of a run, started for it or running before.
 *
 * @param embedded whether it was started for the run
 */
public record RunRegistry(RegistrySettings settings, SchemaRegistryClient client, boolean embedded) {
    public RunRegistry {
        requireNonNull(settings, "settings");
        requireNonNull(client, "client");
    }

    public static RunRegistry of(EmbeddedSchemaRegistry started) {
        var settings = RegistrySettings.parse(started.url().toString(), Optional.empty(), Optional.empty());
        return new RunRegistry(settings, new SchemaRegistryClient(settings), true);
    }

    /** @throws PlanException when a datasource could not log in there */
    static RunRegistry of(RegistrySettings running) {
        if (running.credentials().isPresent()
                && running.credentials().get().login().isEmpty()) {
            throw new PlanException("--schema-registry: a datasource of this plugin knows user and password only, no"
                    + " bearer token; give --schema-registry-user");
        }
        try {
            return new RunRegistry(running, new SchemaRegistryClient(running), false);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--schema-registry: " + wrong.getMessage());
        }
    }

    String urls() {
        return settings.urls().stream().map(URI::toString).collect(Collectors.joining(","));
    }

    /** @return its schemas, as decoding asks for them */
    public SchemaLookup schemas() {
        return new RegistrySchemas(client);
    }

    /** @return the same plugin, its datasource with this registry */
    public PluginChoice in(PluginChoice plugin) {
        PluginChoice with = plugin.with("schemaRegistryUrl", urls());
        for (Map.Entry<String, Path> pem : pemFiles().entrySet()) {
            with = with.withSecret(pem.getKey(), text(pem.getValue()));
        }
        Optional<Login> login = settings.credentials().flatMap(RegistryCredentials::login);
        return login.isEmpty()
                ? with
                : with.with("schemaRegistryUsername", login.get().user())
                        .withSecret("schemaRegistryPassword", login.get().password());
    }

    private Map<String, Path> pemFiles() {
        Map<String, Path> files = new HashMap<>();
        settings.caCertificates().ifPresent(file -> files.put("tlsCACert", file));
        settings.clientCertificate().ifPresent(own -> {
            files.put("tlsClientCert", own.certificate());
            files.put("tlsClientKey", own.key());
        });
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new PlanException("--schema-registry: " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** Removes the subjects of topics that the run made. */
    void remove(List<String> topics) {
        Set<String> ours = new TreeSet<>();
        topics.forEach(topic -> ours.addAll(List.of(topic + "-value", topic + "-key")));
        try {
            ours.retainAll(client.subjects());
            ours.forEach(client::delete);
        } catch (SchemaRegistryException refused) {
            throw new IllegalStateException("subjects of this run may have stayed: " + refused.getMessage(), refused);
        }
    }
}
