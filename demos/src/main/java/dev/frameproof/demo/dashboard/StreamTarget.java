package dev.frameproof.demo.dashboard;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.demo.dashboard.BoardPanel.DatasourceRef;

/**
 * How panels ask for one stream of a demo.
 *
 * @param stream its id
 * @param query as the plugin expects it; with the same one, all who watch share one stream of the plugin
 */
public record StreamTarget(String stream, ObjectNode query) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public StreamTarget {
        requireNonNull(stream, "stream");
        query = query.deepCopy();
    }

    /** @throws IllegalArgumentException when the query is no JSON object */
    public static StreamTarget of(String stream, String queryJson) {
        try {
            if (JSON.readTree(queryJson) instanceof ObjectNode query) {
                return new StreamTarget(stream, query);
            }
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("not a query: " + queryJson, notJson);
        }
        throw new IllegalArgumentException("not a query: " + queryJson);
    }

    /** @return a panel's query to that datasource */
    ObjectNode to(DatasourceRef datasource) {
        ObjectNode target = JSON.createObjectNode();
        target.put("refId", refId());
        target.putObject("datasource").put("type", datasource.type()).put("uid", datasource.uid());
        target.setAll(query);
        return target;
    }

    String refId() {
        return query.path("refId").asText("A");
    }

    /** @return what the column of times is called in this stream's frames */
    String timeColumn() {
        return query.path("messageFormat").asText().equals("lineprotocol") ? "Time" : "time";
    }
}
