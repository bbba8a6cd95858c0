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
 * @param recording where what each stream's first viewer sees is written down; empty for nowhere
 * @param rehearses whether a little is sent the whole way before the run begins, so that its first rows do not pay for a
 *     cold start; not with planted faults
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
        Optional<Path> recording,
        boolean rehearses,
        Map<String, String> variables) {
    public RunEnvironment {
        requireNonNull(version, "version");
        requireNonNull(commandLine, "commandLine");
        requireNonNull(bundledPlugin, "bundledPlugin");
        requireNonNull(plantedPlugin, "plantedPlugin");
        requireNonNull(archives, "archives");
        requireNonNull(recording, "recording");
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
        this(
                version,
                commandLine,
                bundledPlugin,
                plantedPlugin,
                archives,
                recordArchives,
                List.of(),
                Optional.empty(),
                false,
                variables);
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
                recording,
                rehearses,
                variables);
    }

    /** @return the same, with a file for what comes, as {@code docs/recordings.md} describes it */
    public RunEnvironment withRecording(Optional<Path> file) {
        return new RunEnvironment(
                version,
                commandLine,
                bundledPlugin,
                plantedPlugin,
                archives,
                recordArchives,
                liveOrigins,
                file,
                rehearses,
                variables);
    }

    /** @return the same, with a rehearsal */
    public RunEnvironment withRehearsal() {
        return new RunEnvironment(
                version,
                commandLine,
                bundledPlugin,
                plantedPlugin,
                archives,
                recordArchives,
                liveOrigins,
                recording,
                true,
                variables);
    }
}
