package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.PluginSource;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.host.plugin.catalogue.CatalogueException;
import dev.frameproof.host.plugin.catalogue.CatalogueVersion;
import dev.frameproof.host.plugin.catalogue.PluginCatalogue;
import dev.frameproof.oracle.Representation;
import dev.frameproof.reports.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The plugin that a run puts to the test.
 *
 * @param folder its folder or zip; empty for one that a running Grafana has
 * @param representation how it shows values; its plugin id is the datasource's type where no folder tells it
 * @param jsonData settings that its datasource needs beyond the brokers' address
 * @param secureJsonData secret ones, which its text does not show
 */
public record PluginChoice(
        Optional<Path> folder,
        Representation representation,
        Map<String, String> jsonData,
        Map<String, String> secureJsonData) {
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
                    Optional.of(environment.plantedPlugin()),
                    Representation.bundled(),
                    Map.of("plantedFaults", plan.plant().get()),
                    Map.of());
        }
        boolean running = plan.target() instanceof TargetPlan.Running;
        return of(plan.plugin(), Map.of(), running, environment);
    }

    /**
     * @param plugin as {@code --plugin} has it
     * @throws PlanException when there is no such plugin
     */
    public static PluginChoice of(String plugin, Map<String, String> jsonData, RunEnvironment environment) {
        return of(plugin, jsonData, false, environment);
    }

    private static PluginChoice of(
            String plugin, Map<String, String> jsonData, boolean running, RunEnvironment environment) {
        PluginSource source = PluginSource.parse(plugin);
        if (source instanceof PluginSource.Bundled) {
            return new PluginChoice(
                    Optional.of(environment.bundledPlugin()), Representation.bundled(), jsonData, Map.of());
        }
        if (source instanceof PluginSource.Local local) {
            return new PluginChoice(Optional.of(local.path()), Representation.kafkaDatasource(), jsonData, Map.of());
        }
        if (source instanceof PluginSource.Installed installed) {
            if (!running) {
                throw PluginSource.nothingAt(Path.of(plugin).toAbsolutePath());
            }
            return new PluginChoice(Optional.empty(), withId(installed.id()), jsonData, Map.of());
        }
        var wanted = (PluginSource.Catalogue) source;
        if (running) {
            throw new PlanException("--plugin %s: nothing is installed in a Grafana that runs; give the id alone, %s"
                    .formatted(wanted.text(), wanted.id()));
        }
        if (wanted.version().equals(PluginSource.Catalogue.ALL)) {
            throw new PlanException("--plugin %s: a run puts one version to the test; give one, or %s@latest"
                    .formatted(wanted.text(), wanted.id()));
        }
        return new PluginChoice(Optional.of(fetched(wanted, environment)), withId(wanted.id()), jsonData, Map.of());
    }

    private static Path fetched(PluginSource.Catalogue wanted, RunEnvironment environment) {
        try {
            PluginCatalogue catalogue = PluginCatalogue.of(environment.variables());
            CatalogueVersion version = wanted.version().equals(PluginSource.Catalogue.LATEST)
                    ? catalogue.latest(wanted.id())
                    : catalogue.version(wanted.id(), wanted.version());
            return catalogue.fetch(version);
        } catch (CatalogueException unavailable) {
            throw new EnvironmentException(Problem.told(unavailable.getMessage()), unavailable);
        }
    }

    private static Representation withId(String id) {
        Representation bundled = Representation.bundled();
        Representation kafka = Representation.kafkaDatasource();
        return id.equals(bundled.pluginId())
                ? bundled
                : new Representation(id, kafka.flattenMaxDepth(), kafka.flattenFieldCap());
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
