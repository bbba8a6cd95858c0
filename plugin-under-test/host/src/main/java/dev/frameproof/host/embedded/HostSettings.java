package dev.frameproof.host.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;

/**
 * What the process of the embedded target is handed on its stdin, as JSON.
 *
 * @param version the Grafana version whose profile it serves
 * @param port 0 for any free one
 * @param adminPassword the password of {@code admin}; the reason why this goes by stdin
 * @param limits the limits of Live
 * @param periods the periods of Live
 * @param plugins folders or zips of plugins
 * @param home the folder that plugins get as Grafana's home
 * @param logs the folder for the plugins' logs
 */
public record HostSettings(
        String version,
        int port,
        String adminPassword,
        LiveLimits limits,
        Periods periods,
        List<String> plugins,
        String home,
        String logs) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public HostSettings {
        plugins = List.copyOf(plugins);
    }

    static HostSettings parse(String json) throws JsonProcessingException {
        return JSON.readValue(json, HostSettings.class);
    }

    /** @return as the process reads it */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return a server on loopback */
    EmbeddedServerConfig toServerConfig() {
        return new EmbeddedServerConfig(
                GrafanaProfile.of(version), "127.0.0.1", port, adminPassword, limits, periods.toTimings());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "HostSettings[version=%s, port=%d, plugins=%s]".formatted(version, port, plugins);
    }

    /** {@link LiveTimings} in whole milliseconds. */
    public record Periods(
            long pingIntervalMillis,
            long pongTimeoutMillis,
            long staleTimeoutMillis,
            long writeTimeoutMillis,
            long closeGraceMillis,
            long presenceCheckMillis,
            int emptyChecks,
            long datasourceCheckMillis,
            long fastFailureMillis,
            long retryBaseMillis,
            long retryMaxMillis) {
        public static Periods of(LiveTimings timings) {
            return new Periods(
                    timings.pingInterval().toMillis(),
                    timings.pongTimeout().toMillis(),
                    timings.staleTimeout().toMillis(),
                    timings.writeTimeout().toMillis(),
                    timings.closeGrace().toMillis(),
                    timings.presenceCheck().toMillis(),
                    timings.emptyChecks(),
                    timings.datasourceCheck().toMillis(),
                    timings.fastFailure().toMillis(),
                    timings.retryBase().toMillis(),
                    timings.retryMax().toMillis());
        }

        LiveTimings toTimings() {
            return new LiveTimings(
                    Duration.ofMillis(pingIntervalMillis),
                    Duration.ofMillis(pongTimeoutMillis),
                    Duration.ofMillis(staleTimeoutMillis),
                    Duration.ofMillis(writeTimeoutMillis),
                    Duration.ofMillis(closeGraceMillis),
                    Duration.ofMillis(presenceCheckMillis),
                    emptyChecks,
                    Duration.ofMillis(datasourceCheckMillis),
                    Duration.ofMillis(fastFailureMillis),
                    Duration.ofMillis(retryBaseMillis),
                    Duration.ofMillis(retryMaxMillis));
        }
    }
}
