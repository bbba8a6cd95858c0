package dev.frameproof.browser.pages;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A query as a page has it.
 *
 * @param datasourceUid the datasource
 * @param plugin the id of its plugin
 * @param text the plugin's own part, JSON
 */
record PageQuery(String datasourceUid, String plugin, String text) {
    PageQuery {
        requireNonNull(datasourceUid, "datasourceUid");
        requireNonNull(plugin, "plugin");
        requireNonNull(text, "text");
    }

    ObjectNode json(String refId) {
        try {
            ObjectNode json = (ObjectNode) new ObjectMapper().readTree(text);
            json.put("refId", refId);
            json.putObject("datasource").put("type", plugin).put("uid", datasourceUid);
            return json;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
