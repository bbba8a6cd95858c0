package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.oracle.Representation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The plugin that a run puts to the test.
 *
 * @param folder its folder or zip
 * @param representation how it shows values
 * @param jsonData settings that its datasource needs beyond the brokers' address
 * @param secureJsonData secret ones, which its text does not show
 */
public record PluginChoice(
        Path folder, Representation representation, Map<String, String> jsonData, Map<String, String> secureJsonData) {
    public PluginChoice {
        requireNonNull(folder, "folder");
        requireNonNull(representation, "representation");
        jsonData = Map.copyOf(jsonData);
        secureJsonData = Map.copyOf(secureJsonData);
    }

    @Override
    public String toString() {
        return "PluginChoice[%s, %s]".formatted(folder, jsonData);
    }

    /** @throws PlanException when faults are to be planted into a plugin that is not the planted one */
    public static PluginChoice of(RunPlan plan, RunEnvironment environment) {
        if (plan.plant().isPresent()) {
            if (!plan.plugin().equals(RunPlan.BUNDLED)) {
                throw new PlanException("--plant and --plugin exclude each other: faults are planted into the bundled"
                        + " plugin; leave one of them out");
            }
            return new PluginChoice(
                    environment.plantedPlugin(),
                    Representation.bundled(),
                    Map.of("plantedFaults", plan.plant().get()),
                    Map.of());
        }
        return of(plan.plugin(), Map.of(), environment);
    }

    /**
     * @param plugin {@code bundled}, or the path of a folder or zip
     * @throws PlanException when there is nothing at that path
     */
    public static PluginChoice of(String plugin, Map<String, String> jsonData, RunEnvironment environment) {
        if (plugin.equals(RunPlan.BUNDLED)) {
            return new PluginChoice(environment.bundledPlugin(), Representation.bundled(), jsonData, Map.of());
        }
        Path path = Path.of(plugin).toAbsolutePath();
        if (!Files.exists(path)) {
            throw new PlanException("--plugin: there is nothing at " + path
                    + "; give 'bundled', a plugin's folder (the one with plugin.json in it) or its zip");
        }
        return new PluginChoice(path, Representation.kafkaDatasource(), jsonData, Map.of());
    }

    /** @return the same plugin, its datasource with one more setting */
    PluginChoice with(String setting, String value) {
        Map<String, String> settings = new HashMap<>(jsonData);
        settings.put(setting, value);
        return new PluginChoice(folder, representation, settings, secureJsonData);
    }

    /** @return the same plugin, its datasource with one more secret */
    public PluginChoice withSecret(String setting, String value) {
        Map<String, String> secrets = new HashMap<>(secureJsonData);
        secrets.put(setting, value);
        return new PluginChoice(folder, representation, jsonData, secrets);
    }
}
