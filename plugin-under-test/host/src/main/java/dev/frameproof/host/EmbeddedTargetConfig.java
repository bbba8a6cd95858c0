package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.host.embedded.LiveTimings;
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
 * @param port the loopback port to listen on, 0 for any free one
 * @param adminPassword the password of {@code admin}; a random one when empty
 * @param limits the limits of Live
 * @param timings the periods of Live
 */
public record EmbeddedTargetConfig(
        String version,
        List<Path> plugins,
        Path logs,
        Optional<Path> archive,
        Optional<Path> recordArchive,
        Duration startDeadline,
        int port,
        Optional<String> adminPassword,
        LiveLimits limits,
        LiveTimings timings) {
    private static final Duration DEFAULT_START = Duration.ofSeconds(75);

    public EmbeddedTargetConfig {
        requireNonNull(version, "version");
        plugins = List.copyOf(plugins);
        requireNonNull(logs, "logs");
        requireNonNull(archive, "archive");
        requireNonNull(recordArchive, "recordArchive");
        requireNonNull(startDeadline, "startDeadline");
        requireNonNull(adminPassword, "adminPassword");
        requireNonNull(limits, "limits");
        requireNonNull(timings, "timings");
    }

    /** @return the newest profile with one plugin, any number of Live clients, else Grafana's limits and periods */
    public static EmbeddedTargetConfig of(Path plugin, Path logs) {
        return new EmbeddedTargetConfig(
                GrafanaProfile.newest().version().toString(),
                List.of(plugin),
                logs,
                Optional.empty(),
                Optional.empty(),
                DEFAULT_START,
                0,
                Optional.empty(),
                LiveLimits.grafana().withMaxConnections(-1),
                LiveTimings.grafana());
    }

    public EmbeddedTargetConfig withVersion(String other) {
        return new EmbeddedTargetConfig(
                other, plugins, logs, archive, recordArchive, startDeadline, port, adminPassword, limits, timings);
    }

    public EmbeddedTargetConfig withArchive(Path file) {
        return new EmbeddedTargetConfig(
                version,
                plugins,
                logs,
                Optional.of(file),
                recordArchive,
                startDeadline,
                port,
                adminPassword,
                limits,
                timings);
    }

    public EmbeddedTargetConfig recordingArchive(Path file) {
        return new EmbeddedTargetConfig(
                version,
                plugins,
                logs,
                archive,
                Optional.of(file),
                startDeadline,
                port,
                adminPassword,
                limits,
                timings);
    }

    public EmbeddedTargetConfig withPort(int other) {
        return new EmbeddedTargetConfig(
                version, plugins, logs, archive, recordArchive, startDeadline, other, adminPassword, limits, timings);
    }

    public EmbeddedTargetConfig withAdminPassword(String password) {
        return new EmbeddedTargetConfig(
                version,
                plugins,
                logs,
                archive,
                recordArchive,
                startDeadline,
                port,
                Optional.of(password),
                limits,
                timings);
    }

    public EmbeddedTargetConfig withLimits(LiveLimits other) {
        return new EmbeddedTargetConfig(
                version, plugins, logs, archive, recordArchive, startDeadline, port, adminPassword, other, timings);
    }

    public EmbeddedTargetConfig withTimings(LiveTimings other) {
        return new EmbeddedTargetConfig(
                version, plugins, logs, archive, recordArchive, startDeadline, port, adminPassword, limits, other);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "EmbeddedTargetConfig[version=%s, plugins=%s, logs=%s, port=%d]".formatted(version, plugins, logs, port);
    }
}
