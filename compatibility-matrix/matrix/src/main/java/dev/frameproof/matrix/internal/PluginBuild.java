package dev.frameproof.matrix.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.plan.PluginSource;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.host.GrafanaVersion;
import dev.frameproof.host.plugin.PluginDescriptor;
import dev.frameproof.host.plugin.PluginFolder;
import dev.frameproof.host.plugin.PluginFolderException;
import dev.frameproof.host.plugin.VersionRange;
import dev.frameproof.host.plugin.catalogue.CatalogueException;
import dev.frameproof.host.plugin.catalogue.CatalogueVersion;
import dev.frameproof.host.plugin.catalogue.PluginCatalogue;
import dev.frameproof.matrix.MatrixPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One plugin build of a matrix.
 *
 * @param name as the grid shows it: id and version
 * @param id the plugin's id, by which golden frames are kept
 * @param plugin what a run's plan says of it
 * @param plant faults to plant; empty for none
 * @param dependency which Grafana versions it says it is meant for
 * @param broken why it cannot run at all; empty when it can, as far as is known
 */
record PluginBuild(
        String name,
        String id,
        String plugin,
        Optional<String> plant,
        Optional<VersionRange> dependency,
        Optional<String> broken) {
    PluginBuild {
        requireNonNull(name, "name");
        requireNonNull(id, "id");
        requireNonNull(plugin, "plugin");
        requireNonNull(plant, "plant");
        requireNonNull(dependency, "dependency");
        requireNonNull(broken, "broken");
    }

    /**
     * @return the builds that a text names, one unless it asks for every version of the catalogue
     * @throws dev.frameproof.harness.plan.PlanException when there is nothing of that name
     */
    static List<PluginBuild> all(String text, RunEnvironment environment) {
        if (text.startsWith(MatrixPlan.PLANTED)
                || !(PluginSource.parse(text) instanceof PluginSource.Catalogue catalogue)
                || !catalogue.version().equals(PluginSource.Catalogue.ALL)) {
            return List.of(of(text, environment));
        }
        try {
            return PluginCatalogue.of(environment.variables()).versions(catalogue.id()).stream()
                    .map(PluginBuild::kept)
                    .toList();
        } catch (CatalogueException unavailable) {
            String why = unavailable.getMessage().replace('\n', ' ');
            return List.of(
                    new PluginBuild(text, catalogue.id(), text, Optional.empty(), Optional.empty(), Optional.of(why)));
        }
    }

    private static PluginBuild kept(CatalogueVersion version) {
        String text = version.id() + "@" + version.version();
        return new PluginBuild(
                text, version.id(), text, Optional.empty(), dependency(version.grafanaDependency()), Optional.empty());
    }

    /** A range that nobody can read decides nothing. */
    private static Optional<VersionRange> dependency(String range) {
        try {
            return range.isBlank() ? Optional.empty() : Optional.of(VersionRange.parse(range));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** @throws dev.frameproof.harness.plan.PlanException when there is nothing of that name */
    static PluginBuild of(String text, RunEnvironment environment) {
        if (text.startsWith(MatrixPlan.PLANTED)) {
            String faults = text.substring(MatrixPlan.PLANTED.length());
            return new PluginBuild(
                    "planted " + faults,
                    "planted",
                    RunPlan.BUNDLED,
                    Optional.of(faults),
                    Optional.empty(),
                    Optional.empty());
        }
        PluginSource source = PluginSource.parse(text);
        if (source instanceof PluginSource.Bundled) {
            return read(text, environment.bundledPlugin());
        }
        return source instanceof PluginSource.Local local ? read(text, local.path()) : named(text, source);
    }

    private static PluginBuild named(String text, PluginSource source) {
        String id = source instanceof PluginSource.Catalogue catalogue ? catalogue.id() : text;
        return new PluginBuild(text, id, text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static PluginBuild read(String text, Path source) {
        try (PluginFolder folder = PluginFolder.read(source)) {
            PluginDescriptor descriptor = folder.descriptor();
            String name = (descriptor.id() + " " + descriptor.version()).strip();
            String dependency = descriptor.grafanaDependency();
            return new PluginBuild(
                    name,
                    descriptor.id(),
                    text,
                    Optional.empty(),
                    dependency.isBlank() ? Optional.empty() : Optional.of(VersionRange.parse(dependency)),
                    Optional.empty());
        } catch (PluginFolderException | IllegalArgumentException broken) {
            return new PluginBuild(
                    text,
                    source.getFileName().toString(),
                    text,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(String.valueOf(broken.getMessage())));
        }
    }

    /** @return the same under a name of its own, for two builds of one version */
    PluginBuild named(String other) {
        return new PluginBuild(other, id, plugin, plant, dependency, broken);
    }

    /** @return why it is not to be tried with that version; empty when it is */
    Optional<String> notMeantFor(Optional<GrafanaVersion> version) {
        return version.flatMap(known -> dependency
                .filter(range -> !range.contains(known))
                .map(range -> "The plugin is meant for Grafana %s (its grafanaDependency); this one is %s."
                        .formatted(range, known)));
    }
}
