package dev.frameproof.matrix.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came in one stretch of a conversation, put so that two servers can be compared. Replies to commands that were sent
 * together come in any order: they stand in that of their ids. How a plugin deals its rows out to frames is timing: the
 * rows of a channel stand in one list, by partition. What is random is masked; offsets count from the first that was
 * seen of a partition.
 */
final class Seen {
    private final String channelPrefix;
    private final Map<String, Long> firstOffsets;
    private final Map<String, JsonNode> schemas;
    private final List<ObjectNode> replies = new ArrayList<>();
    private final TreeMap<String, List<ArrayNode>> rows = new TreeMap<>();

    /** What a conversation remembers from one stretch to the next. */
    record Memory(Map<String, Long> firstOffsets, Map<String, JsonNode> schemas) {
        Memory() {
            this(new HashMap<>(), new HashMap<>());
        }
    }

    /** @param channelPrefix with which the channels of this server's datasource begin: another server's is another */
    Seen(String channelPrefix, Memory memory) {
        this.channelPrefix = channelPrefix;
        this.firstOffsets = memory.firstOffsets();
        this.schemas = memory.schemas();
    }

    void add(JsonNode message) {
        JsonNode data = message.at("/push/pub/data");
        if (data.isObject()) {
            addRows(masked(message.at("/push/channel").asText()), data);
            return;
        }
        ObjectNode copy = message.deepCopy();
        if (copy.path("connect") instanceof ObjectNode connect && connect.has("client")) {
            connect.put("client", "an id");
        }
        replies.add((ObjectNode) SideApi.read(masked(copy.toString())));
    }

    /** The connection ended here. */
    void addClosed(int code, String reason) {
        replies.add(SideApi.JSON.createObjectNode().put("closed", code).put("reason", reason));
    }

    int replies() {
        return replies.size();
    }

    int rows() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    private String masked(String text) {
        return text.replace(channelPrefix, "CHANNELS/");
    }

    private void addRows(String channel, JsonNode data) {
        if (data.has("schema")) {
            schemas.put(channel, withoutEmptyLabels(data.get("schema")));
        }
        JsonNode values = data.at("/data/values");
        JsonNode schema = schemas.getOrDefault(channel, data);
        int offsets = column(schema, "offset");
        int partitions = column(schema, "partition");
        List<ArrayNode> all = rows.computeIfAbsent(channel, unused -> new ArrayList<>());
        int count = values.path(0).size();
        for (int i = 0; i < count; i++) {
            ArrayNode row = SideApi.JSON.createArrayNode();
            for (JsonNode column : values) {
                row.add(column.path(i));
            }
            if (offsets >= 0) {
                long offset = row.path(offsets).asLong();
                String stretch = channel + " " + row.path(partitions).asLong();
                row.set(offsets, offset - firstOffsets.computeIfAbsent(stretch, unused -> offset));
            }
            all.add(row);
        }
    }

    /** Whether a field without labels has none or an empty map of them is the plugin's own affair. */
    private static JsonNode withoutEmptyLabels(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        copy.path("fields").forEach(field -> {
            if (field.path("labels").isObject() && field.path("labels").isEmpty()) {
                ((ObjectNode) field).remove("labels");
            }
        });
        return copy;
    }

    JsonNode json() {
        ObjectNode json = SideApi.JSON.createObjectNode();
        ArrayNode all = json.putArray("replies");
        replies.stream()
                .sorted(Comparator.comparingLong(
                        (ObjectNode reply) -> reply.path("id").asLong()))
                .forEach(all::add);
        rows.forEach((channel, list) -> {
            ObjectNode stream = json.withObject("/rows").putObject(channel);
            JsonNode schema = schemas.getOrDefault(channel, SideApi.JSON.nullNode());
            stream.set("schema", schema);
            int partition = column(schema, "partition");
            ArrayNode sorted = stream.putArray("values");
            list.stream()
                    .sorted(Comparator.comparingLong(
                            (ArrayNode row) -> row.path(partition).asLong()))
                    .forEach(sorted::add);
        });
        return json;
    }

    private static int column(JsonNode schema, String name) {
        JsonNode fields = schema.path("fields");
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).path("name").asText().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
