package dev.frameproof.host.embedded.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.InstalledPlugin;

/** A plugin as {@code /api/plugins/ID/settings} shows it: plugin.json with its gaps filled. */
final class PluginSettingsJson {
    private final boolean extensions;

    PluginSettingsJson(GrafanaProfile profile) {
        this.extensions = profile.shows(GrafanaFact.PLUGIN_EXTENSIONS);
    }

    ObjectNode of(InstalledPlugin plugin) {
        JsonNode descriptor = plugin.descriptor();
        ObjectNode body = ApiJson.object();
        body.put("name", plugin.name())
                .put("type", descriptor.path("type").asText())
                .put("id", plugin.id())
                .put("enabled", false)
                .put("pinned", false);
        if (extensions) {
            body.put("autoEnabled", descriptor.path("autoEnabled").asBoolean());
        }
        body.put("module", extensions ? plugin.publicPath() + "/module.js" : "plugins/" + plugin.id() + "/module")
                .put("baseUrl", plugin.publicPath());
        body.set("info", info(plugin));
        body.set("includes", orNull(descriptor.get("includes")));
        body.set("dependencies", dependencies(descriptor.path("dependencies")));
        if (extensions) {
            body.set("extensions", extensions(descriptor.path("extensions")));
        }
        body.putNull("jsonData");
        body.putObject("secureJsonFields");
        body.put("defaultNavUrl", "")
                .put("latestVersion", "")
                .put("hasUpdate", false)
                .put("state", descriptor.path("state").asText())
                .put("signature", "unsigned")
                .put("signatureType", "")
                .put("signatureOrg", "")
                .put("angularDetected", false);
        if (extensions) {
            body.put("loadingStrategy", "script");
        }
        return body;
    }

    private ObjectNode info(InstalledPlugin plugin) {
        JsonNode given = plugin.descriptor().path("info");
        ObjectNode info = ApiJson.object();
        ObjectNode author = info.putObject("author");
        given.path("author").properties().forEach(member -> author.set(member.getKey(), member.getValue()));
        info.put("description", given.path("description").asText());
        info.set("links", orNull(given.get("links")));
        info.putObject("logos").put("small", plugin.logoUrl()).put("large", large(plugin, given));
        info.set("build", given.path("build").isObject() ? given.get("build") : ApiJson.object());
        ArrayNode screenshots = ApiJson.array();
        given.path("screenshots").forEach(shot -> screenshots
                .addObject()
                .put("name", shot.path("name").asText())
                .put("path", plugin.publicPath() + "/" + shot.path("path").asText()));
        info.set("screenshots", given.path("screenshots").isArray() ? screenshots : orNull(null));
        info.put("version", plugin.version())
                .put("updated", given.path("updated").asText());
        if (extensions) {
            info.set("keywords", orNull(given.get("keywords")));
        }
        return info;
    }

    private static String large(InstalledPlugin plugin, JsonNode info) {
        String logo = info.path("logos").path("large").asText();
        return logo.isEmpty() ? plugin.logoUrl() : plugin.publicPath() + "/" + logo;
    }

    private ObjectNode dependencies(JsonNode given) {
        ObjectNode dependencies = ApiJson.object();
        dependencies
                .put("grafanaDependency", given.path("grafanaDependency").asText())
                .put("grafanaVersion", given.path("grafanaVersion").asText("*"));
        dependencies.set("plugins", given.path("plugins").isArray() ? given.get("plugins") : ApiJson.array());
        if (extensions) {
            JsonNode exposed = given.path("extensions").path("exposedComponents");
            dependencies
                    .putObject("extensions")
                    .set("exposedComponents", exposed.isArray() ? exposed : ApiJson.array());
        }
        return dependencies;
    }

    private static ObjectNode extensions(JsonNode given) {
        ObjectNode extensions = ApiJson.object();
        for (String kind :
                new String[] {"addedLinks", "addedComponents", "exposedComponents", "extensionPoints", "addedFunctions"
                }) {
            extensions.set(kind, given.path(kind).isArray() ? given.get(kind) : ApiJson.array());
        }
        return extensions;
    }

    private static JsonNode orNull(JsonNode node) {
        return node == null ? ApiJson.object().nullNode() : node;
    }
}
