package dev.frameproof.agents.internal;

import dev.frameproof.agents.StreamSpec;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.share.PlannedWorkload;
import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import java.util.Optional;

/** The schema registry of a stream. */
final class Registries {
    private Registries() {}

    /** @throws PlanException when the workload needs one and the spec has none */
    static Optional<SchemaRegistryClient> client(StreamSpec stream, PlannedWorkload workload) {
        if (!workload.needsRegistry()) {
            return Optional.empty();
        }
        if (stream.schemaRegistry().isEmpty()) {
            throw new PlanException("schemaRegistry: the schema of topic %s is to be in a registry; give its address"
                    .formatted(stream.topic()));
        }
        return Optional.of(new SchemaRegistryClient(
                RegistrySettings.parse(stream.schemaRegistry(), Optional.empty(), Optional.empty())));
    }
}
