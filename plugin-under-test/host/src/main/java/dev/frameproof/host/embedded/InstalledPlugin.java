package dev.frameproof.host.embedded;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A plugin that the embedded target serves.
 *
 * @param descriptor what plugin.json says
 * @param folder where its files lie, nothing when it has none (a backend made by a test)
 */
public record InstalledPlugin(ObjectNode descriptor, Optional<Path> folder, PluginBackend backend) {
    public InstalledPlugin {
        requireNonNull(folder, "folder");
        requireNonNull(backend, "backend");
        if (descriptor.path("id").asText().isEmpty()) {
            throw new IllegalArgumentException("plugin.json has no id");
        }
    }

    public String id() {
        return descriptor.path("id").asText();
    }

    public String name() {
        return descriptor.path("name").asText();
    }

    public String version() {
        return descriptor.path("info").path("version").asText();
    }

    /** @return the path of the small logo below the server's root */
    public String logoUrl() {
        String logo = descriptor.path("info").path("logos").path("small").asText();
        return logo.isEmpty() ? "public/img/icn-datasource.svg" : publicPath() + "/" + logo;
    }

    /** @return where the plugin's files are served, below the server's root */
    public String publicPath() {
        return "public/plugins/" + id();
    }
}
