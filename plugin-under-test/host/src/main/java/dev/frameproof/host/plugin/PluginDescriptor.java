package dev.frameproof.host.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a {@code plugin.json} says of a backend data source plugin, checked. */
public final class PluginDescriptor {
    static final String FILE = "plugin.json";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ObjectNode json;

    private PluginDescriptor(ObjectNode json) {
        this.json = json;
    }

    /** @throws PluginFolderException when the file is unreadable, no JSON, or not of a backend data source plugin */
    static PluginDescriptor read(Path file) throws PluginFolderException {
        PluginDescriptor descriptor = new PluginDescriptor(object(file));
        if (!ID.matcher(descriptor.id()).matches()) {
            throw new PluginFolderException(file + ": 'id' is '" + descriptor.id()
                    + "'; it must be a plugin id such as myorg-kafka-datasource");
        }
        String type = descriptor.text("type");
        if (!type.equals("datasource")) {
            throw new PluginFolderException(file + ": 'type' is '" + type + "'; only plugins of type 'datasource'"
                    + " stream frames: point to a data source plugin");
        }
        if (!descriptor.json.path("backend").asBoolean(false)) {
            throw new PluginFolderException(file + ": '" + descriptor.id() + "' has no backend ('backend' is not true):"
                    + " only plugins with a backend stream from a server; a frontend alone cannot be run here");
        }
        if (descriptor.executable().isBlank()) {
            throw new PluginFolderException(file + ": 'executable' is missing; name the backend's file without its"
                    + " platform, for example gpx_kafka for gpx_kafka_linux_amd64");
        }
        return descriptor;
    }

    private static ObjectNode object(Path file) throws PluginFolderException {
        JsonNode node;
        try {
            node = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new PluginFolderException(
                    file + (at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr())
                            + ": no valid JSON: " + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new PluginFolderException(file + " cannot be read (" + e + "): check its permissions", e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new PluginFolderException(file + ": holds no JSON object");
    }

    private String text(String name) {
        return json.path(name).asText("");
    }

    public String id() {
        return text("id");
    }

    /** The name for people; the id when there is none. */
    public String name() {
        return text("name").isEmpty() ? id() : text("name");
    }

    /** {@code info.version}; empty when absent. */
    public String version() {
        return json.path("info").path("version").asText("");
    }

    /** The backend's file without its platform; may name subfolders. */
    public String executable() {
        return text("executable");
    }

    /** The Grafana versions that it is meant for, such as {@code >=10.2.0}; empty when absent. */
    public String grafanaDependency() {
        return json.path("dependencies").path("grafanaDependency").asText("");
    }

    /** All of the file; a copy. */
    public ObjectNode json() {
        return json.deepCopy();
    }
}
