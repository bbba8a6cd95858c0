package dev.frameproof.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** What Grafana hands to a plugin: its datasource's settings, queries. */
final class PluginPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PluginFrontend plugin;
    private final String uid;

    PluginPages(PluginFrontend plugin, String uid) {
        this.plugin = plugin;
        this.uid = uid;
    }

    String moduleUrl() {
        return "/public/plugins/" + plugin.id() + "/" + PluginFrontend.MODULE;
    }

    /** @return the settings that the datasource is made of */
    JsonNode instance() {
        ObjectNode settings = settings();
        ObjectNode meta = object(plugin.descriptorJson());
        meta.put("module", moduleUrl());
        meta.put("baseUrl", "/public/plugins/" + plugin.id());
        settings.set("meta", meta);
        settings.put("url", "/api/datasources/proxy/uid/" + uid);
        settings.set("rawRef", JSON.createObjectNode().put("type", plugin.id()).put("uid", uid));
        return settings;
    }

    /** @return the settings as the config editor gets them, nothing filled in */
    ObjectNode settings() {
        ObjectNode settings = JSON.createObjectNode();
        settings.put("id", 1)
                .put("orgId", 1)
                .put("uid", uid)
                .put("name", "Kafka")
                .put("type", plugin.id());
        settings.put("typeName", "Kafka")
                .put("typeLogoUrl", "")
                .put("access", "proxy")
                .put("url", "");
        settings.put("user", "").put("database", "").put("basicAuth", false).put("basicAuthUser", "");
        settings.put("withCredentials", false)
                .put("isDefault", false)
                .put("readOnly", false)
                .put("version", 1);
        settings.putObject("jsonData");
        settings.putObject("secureJsonData");
        settings.putObject("secureJsonFields");
        return settings;
    }

    /** @return a query of a topic on top of the plugin's own defaults */
    ObjectNode query(JsonNode defaults, TopicQuery topic) {
        ObjectNode query = JSON.createObjectNode();
        query.put("refId", "A");
        query.set("datasource", JSON.createObjectNode().put("type", plugin.id()).put("uid", uid));
        defaults.properties().forEach(member -> query.set(member.getKey(), member.getValue()));
        object(topic.queryJson()).properties().forEach(member -> query.set(member.getKey(), member.getValue()));
        query.put("topicName", topic.topic());
        if (!query.has("partition")) {
            query.put("partition", "all");
        }
        return query;
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
