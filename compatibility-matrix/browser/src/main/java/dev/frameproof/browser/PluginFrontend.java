package dev.frameproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin's half in the browser.
 *
 * @param folder holds {@code plugin.json} and {@code module.js}
 * @param id the plugin's id
 * @param version its version
 * @param descriptorJson {@code plugin.json} as it is
 */
public record PluginFrontend(Path folder, String id, String version, String descriptorJson) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The plugin's code for the browser. */
    public static final String MODULE = "module.js";

    /**
     * @param plugin a plugin's folder, or the source tree that has it in {@code dist}
     * @throws EnvironmentException when there is none: what is missing and what to do
     */
    public static PluginFrontend read(Path plugin) {
        for (Path folder : List.of(plugin, plugin.resolve("dist"))) {
            Path descriptor = folder.resolve("plugin.json");
            if (Files.exists(descriptor) && Files.exists(folder.resolve(MODULE))) {
                return read(folder.toAbsolutePath().normalize(), descriptor);
            }
        }
        throw new EnvironmentException(
                new Problem(
                        "there is no plugin with a browser half in " + plugin,
                        "it has no plugin.json and module.js side by side, nor has its dist folder",
                        "give a plugin's folder as Grafana would load it; npm run build makes it from a source tree"),
                null);
    }

    private static PluginFrontend read(Path folder, Path descriptor) {
        try {
            String text = Files.readString(descriptor);
            JsonNode json = JSON.readTree(text);
            return new PluginFrontend(
                    folder,
                    json.path("id").asText(),
                    json.path("info").path("version").asText(),
                    text);
        } catch (IOException e) {
            throw new EnvironmentException(
                    new Problem(descriptor + " cannot be read", e.toString(), "see that it is JSON"), e);
        }
    }

    /** @return id and version */
    public String name() {
        return id + " " + version;
    }

    Path module() {
        return folder.resolve(MODULE);
    }
}
