package dev.frameproof.harness;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
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
 * @param liveOrigins web origins besides its own that an embedded target lets watch, for example
 *     {@code http://127.0.0.1:40123}
 * @param variables the environment variables; {@code GITHUB_STEP_SUMMARY} is looked at
 */
public record RunEnvironment(
        String version,
        String commandLine,
        Path bundledPlugin,
        Path plantedPlugin,
        Optional<Path> archives,
        boolean recordArchives,
        List<String> liveOrigins,
        Map<String, String> variables) {
    public RunEnvironment {
        requireNonNull(version, "version");
        requireNonNull(commandLine, "commandLine");
        requireNonNull(bundledPlugin, "bundledPlugin");
        requireNonNull(plantedPlugin, "plantedPlugin");
        requireNonNull(archives, "archives");
        liveOrigins = List.copyOf(liveOrigins);
        variables = Map.copyOf(variables);
    }

    /** An environment in which only the target's own pages may watch. */
    public RunEnvironment(
            String version,
            String commandLine,
            Path bundledPlugin,
            Path plantedPlugin,
            Optional<Path> archives,
            boolean recordArchives,
            Map<String, String> variables) {
        this(version, commandLine, bundledPlugin, plantedPlugin, archives, recordArchives, List.of(), variables);
    }

    /** @return the same, with a page from elsewhere that may watch as well */
    public RunEnvironment withLiveOrigin(String origin) {
        return new RunEnvironment(
                version,
                commandLine,
                bundledPlugin,
                plantedPlugin,
                archives,
                recordArchives,
                List.of(origin),
                variables);
    }
}
