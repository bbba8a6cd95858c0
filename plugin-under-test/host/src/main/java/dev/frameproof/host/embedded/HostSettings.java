package dev.frameproof.host.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What the process of the embedded target is handed on its stdin, as JSON.
 *
 * @param version the Grafana version whose profile it serves
 * @param port 0 for any free one
 * @param adminPassword the password of {@code admin}; the reason why this goes by stdin
 * @param maxConnections Live clients at once, -1 for any number
 * @param plugins folders or zips of plugins
 * @param home the folder that plugins get as Grafana's home
 * @param logs the folder for the plugins' logs
 */
public record HostSettings(
        String version,
        int port,
        String adminPassword,
        int maxConnections,
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

    /** Without the password. */
    @Override
    public String toString() {
        return "HostSettings[version=%s, port=%d, plugins=%s]".formatted(version, port, plugins);
    }
}
