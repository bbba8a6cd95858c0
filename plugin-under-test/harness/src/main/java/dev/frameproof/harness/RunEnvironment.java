package dev.frameproof.harness;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a run is given by whoever calls it.
 *
 * @param version the version of Frameproof
 * @param commandLine the command as it was given, secrets masked
 * @param bundledPlugin the folder of the plugin that comes with Frameproof
 * @param plantedPlugin the folder of its twin with planted faults
 * @param archives where class data archives of our processes lie, for faster starts; empty for none
 * @param recordArchives whether this run writes those archives
 * @param variables the environment variables; {@code GITHUB_STEP_SUMMARY} is looked at
 */
public record RunEnvironment(
        String version,
        String commandLine,
        Path bundledPlugin,
        Path plantedPlugin,
        Optional<Path> archives,
        boolean recordArchives,
        Map<String, String> variables) {
    public RunEnvironment {
        requireNonNull(version, "version");
        requireNonNull(commandLine, "commandLine");
        requireNonNull(bundledPlugin, "bundledPlugin");
        requireNonNull(plantedPlugin, "plantedPlugin");
        requireNonNull(archives, "archives");
        variables = Map.copyOf(variables);
    }
}
