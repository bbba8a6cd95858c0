package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.oracle.Representation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The plugin that a run puts to the test.
 *
 * @param folder its folder or zip
 * @param representation how it shows values
 * @param jsonData settings that its datasource needs beyond the brokers' address
 */
public record PluginChoice(Path folder, Representation representation, Map<String, String> jsonData) {
    public PluginChoice {
        requireNonNull(folder, "folder");
        requireNonNull(representation, "representation");
        jsonData = Map.copyOf(jsonData);
    }

    /** @throws PlanException when faults are to be planted into a plugin that is not the planted one */
    public static PluginChoice of(RunPlan plan, RunEnvironment environment) {
        boolean bundled = plan.plugin().equals(RunPlan.BUNDLED);
        if (plan.plant().isPresent()) {
            if (!bundled) {
                throw new PlanException("--plant and --plugin exclude each other: faults are planted into the bundled"
                        + " plugin; leave one of them out");
            }
            return new PluginChoice(
                    environment.plantedPlugin(),
                    Representation.bundled(),
                    Map.of("plantedFaults", plan.plant().get()));
        }
        if (!bundled && !Files.exists(Path.of(plan.plugin()))) {
            throw new PlanException(
                    "--plugin: there is nothing at " + Path.of(plan.plugin()).toAbsolutePath()
                            + "; give 'bundled', a plugin's folder (the one with plugin.json in it) or its zip");
        }
        return bundled
                ? new PluginChoice(environment.bundledPlugin(), Representation.bundled(), Map.of())
                : new PluginChoice(Path.of(plan.plugin()).toAbsolutePath(), Representation.kafkaDatasource(), Map.of());
    }
}
