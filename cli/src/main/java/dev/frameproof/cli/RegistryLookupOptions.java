package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.watch.RegistrySchemas;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.producers.registry.RegistryCredentials;
import dev.frameproof.producers.registry.RegistryCredentials.Login;
import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** Where schemas are looked up. */
final class RegistryLookupOptions {
    @Mixin
    private RegistryAccess access;

    Optional<String> url() {
        return access.urls();
    }

    /** @return user and password, where they are given */
    Optional<Login> login() {
        return access.settings(System.getenv())
                .flatMap(RegistrySettings::credentials)
                .flatMap(RegistryCredentials::login);
    }

    SchemaLookup lookup() {
        try {
            return access.settings(System.getenv())
                    .<SchemaLookup>map(settings -> new RegistrySchemas(new SchemaRegistryClient(settings)))
                    .orElse(SchemaLookup.NONE);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--schema-registry: " + wrong.getMessage());
        }
    }
}
