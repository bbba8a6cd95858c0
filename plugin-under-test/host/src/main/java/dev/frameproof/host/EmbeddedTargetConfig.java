package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to start an embedded target.
 *
 * @param version the Grafana version whose profile it serves, for example {@code 12.4.0}
 * @param plugins folders or zips of plugins
 * @param logs the folder for its log and the plugins'
 * @param archive a class data archive for a faster start; ignored where it does not exist or fit
 * @param recordArchive where the process writes such an archive at its end; empty for not
 * @param startDeadline how long it may take until it serves, plugins included
 * @param maxConnections Live clients at once, -1 for any number; Grafana's default is 100
 */
public record EmbeddedTargetConfig(
        String version,
        List<Path> plugins,
        Path logs,
        Optional<Path> archive,
        Optional<Path> recordArchive,
        Duration startDeadline,
        int maxConnections) {
    private static final Duration DEFAULT_START = Duration.ofSeconds(75);

    public EmbeddedTargetConfig {
        requireNonNull(version, "version");
        plugins = List.copyOf(plugins);
        requireNonNull(logs, "logs");
        requireNonNull(archive, "archive");
        requireNonNull(recordArchive, "recordArchive");
        requireNonNull(startDeadline, "startDeadline");
    }

    /** @return the newest profile with one plugin, any number of Live clients */
    public static EmbeddedTargetConfig of(Path plugin, Path logs) {
        return new EmbeddedTargetConfig(
                "12.4.0", List.of(plugin), logs, Optional.empty(), Optional.empty(), DEFAULT_START, -1);
    }

    public EmbeddedTargetConfig withArchive(Path file) {
        return new EmbeddedTargetConfig(
                version, plugins, logs, Optional.of(file), recordArchive, startDeadline, maxConnections);
    }

    public EmbeddedTargetConfig recordingArchive(Path file) {
        return new EmbeddedTargetConfig(
                version, plugins, logs, archive, Optional.of(file), startDeadline, maxConnections);
    }
}
