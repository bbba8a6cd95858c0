package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How to start a real Grafana for a run.
 *
 * @param plugin the folder or zip of the plugin that it loads, signed or not
 * @param environment variables {@code GF_...} of the user's, which win over ours where a run can live with it
 * @param logs the folder for its log
 * @param adminPassword the password of {@code admin}
 * @param startDeadline how long it may take until it serves
 */
public record StartedGrafanaConfig(
        Path plugin, Map<String, String> environment, Path logs, String adminPassword, Duration startDeadline) {
    private static final Duration DEFAULT_START = Duration.ofSeconds(90);

    public StartedGrafanaConfig {
        requireNonNull(plugin, "plugin");
        environment = Map.copyOf(environment);
        requireNonNull(logs, "logs");
        requireNonNull(adminPassword, "adminPassword");
        requireNonNull(startDeadline, "startDeadline");
    }

    /** @return without variables of the user's */
    public static StartedGrafanaConfig of(Path plugin, Path logs, String adminPassword) {
        return new StartedGrafanaConfig(plugin, Map.of(), logs, adminPassword, DEFAULT_START);
    }

    public StartedGrafanaConfig withEnvironment(Map<String, String> variables) {
        return new StartedGrafanaConfig(plugin, variables, logs, adminPassword, startDeadline);
    }

    public StartedGrafanaConfig withStartDeadline(Duration other) {
        return new StartedGrafanaConfig(plugin, environment, logs, adminPassword, other);
    }

    /** Without passwords. */
    @Override
    public String toString() {
        return "StartedGrafanaConfig[plugin=%s, environment=%s, logs=%s]".formatted(plugin, environment.keySet(), logs);
    }
}
