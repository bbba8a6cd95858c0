package dev.frameproof.matrix.conformance;

import static java.util.Objects.requireNonNull;

import dev.frameproof.host.GrafanaTarget;
import java.net.URI;

/**
 * A target that is asked.
 *
 * @param description how reports call it
 * @param version of Grafana, such as {@code 12.4.0}
 * @param url where it is reached
 * @param authorization the {@code Authorization} header of its administrator; not in {@link #toString()}
 * @param namespace the first part of its Live channels: {@code default}, or {@code 1} in older versions
 * @param plugin the id of the plugin in it
 * @param bootstrapServers the Kafka that its datasources read
 */
public record Side(
        String description,
        String version,
        URI url,
        String authorization,
        String namespace,
        String plugin,
        String bootstrapServers) {
    public Side {
        requireNonNull(description, "description");
        requireNonNull(version, "version");
        requireNonNull(url, "url");
        requireNonNull(authorization, "authorization");
        requireNonNull(namespace, "namespace");
        requireNonNull(plugin, "plugin");
        requireNonNull(bootstrapServers, "bootstrapServers");
    }

    /** @param bootstrapServers the Kafka that its datasources are to read */
    public static Side of(GrafanaTarget target, String bootstrapServers) {
        return new Side(
                target.describe(),
                target.version().toString(),
                target.url(),
                target.liveAuth().authorization().orElse(""),
                target.liveNamespace(),
                target.pluginId(),
                bootstrapServers);
    }

    /** @return the recording whose channels are named as this target's are */
    String recordingOfItsKind() {
        return namespace.equals("default") ? "12.4.0" : "10.1.2";
    }

    @Override
    public String toString() {
        return description;
    }
}
