package dev.frameproof.host.embedded.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request says a datasource shall be; absent texts are empty. */
public record DatasourceCommand(
        String name,
        String uid,
        String type,
        String access,
        String url,
        String user,
        String database,
        boolean basicAuth,
        String basicAuthUser,
        boolean withCredentials,
        boolean isDefault,
        ObjectNode jsonData,
        Map<String, String> secrets,
        long version) {

    /**
     * @param body the JSON of a create or update request
     * @throws IllegalArgumentException if a required member is missing or one has the wrong type
     */
    public static DatasourceCommand of(JsonNode body) {
        JsonNode jsonData = body.path("jsonData");
        if (!body.isObject() || !(jsonData.isObject() || jsonData.isNull() || jsonData.isMissingNode())) {
            throw new IllegalArgumentException("jsonData must be an object");
        }
        Map<String, String> secrets = new LinkedHashMap<>();
        body.path("secureJsonData").properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw new IllegalArgumentException("secureJsonData must hold texts");
            }
            secrets.put(entry.getKey(), entry.getValue().asText());
        });
        DatasourceCommand command = new DatasourceCommand(
                text(body, "name"),
                text(body, "uid"),
                text(body, "type"),
                text(body, "access"),
                text(body, "url"),
                text(body, "user"),
                text(body, "database"),
                body.path("basicAuth").asBoolean(),
                text(body, "basicAuthUser"),
                body.path("withCredentials").asBoolean(),
                body.path("isDefault").asBoolean(),
                jsonData instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
                secrets,
                body.path("version").asLong());
        if (command.name.isEmpty() || command.type.isEmpty() || command.access.isEmpty()) {
            throw new IllegalArgumentException("name, type and access are required");
        }
        return command;
    }

    private static String text(JsonNode body, String member) {
        JsonNode value = body.path(member);
        if (!(value.isTextual() || value.isNull() || value.isMissingNode())) {
            throw new IllegalArgumentException(member + " must be a text");
        }
        return value.isTextual() ? value.asText() : "";
    }

    @Override
    public String toString() {
        return "DatasourceCommand[name=%s, uid=%s, type=%s]".formatted(name, uid, type);
    }
}
