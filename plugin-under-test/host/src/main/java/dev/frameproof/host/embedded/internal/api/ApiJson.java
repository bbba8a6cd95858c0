package dev.frameproof.host.embedded.internal.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** The JSON of requests and answers. */
final class ApiJson {
    /** Keeps numbers exact: settings and queries pass through to plugins. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ApiJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** @return the object with its members by name, at every depth, as Go writes maps */
    static ObjectNode sorted(JsonNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties()
                .forEach(member -> members.put(
                        member.getKey(), member.getValue().isObject() ? sorted(member.getValue()) : member.getValue()));
        ObjectNode sorted = object();
        members.forEach(sorted::set);
        return sorted;
    }
}
