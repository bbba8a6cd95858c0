package dev.frameproof.oracle.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.Schema;
import dev.frameproof.oracle.StreamQuery;
import java.util.ArrayList;
import java.util.List;

/** What a stream query's alias and letter make of the names of frames and columns. */
final class Naming {
    private static final String PARTITION_PLACEHOLDER = "{{partition}}";
    private static final String FRAME_WITHOUT_ALIAS = "response";
    private static final String LINES_WITHOUT_ALIAS = "lineprotocol";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StreamQuery query;

    Naming(StreamQuery query) {
        this.query = query;
    }

    /** @return whether frames are named by the partition of their rows */
    boolean differsByPartition() {
        return query.alias().contains(PARTITION_PLACEHOLDER);
    }

    /** What is named otherwise than it should be, as it should be and as it is; both empty when all is right. */
    record Difference(List<String> expected, List<String> got) {
        void add(String what, String should, String is) {
            if (!should.equals(is)) {
                expected.add(what + " " + should);
                got.add(what + " " + is);
            }
        }
    }

    /** Frames of line protocol are named by the alias too, their columns are not. */
    Difference checkLines(Schema schema, int partition) {
        var difference = new Difference(new ArrayList<>(), new ArrayList<>());
        difference.add("frame named", filled(LINES_WITHOUT_ALIAS, partition, ""), schema.name());
        difference.add("refId", query.refId(), schema.refId());
        return difference;
    }

    Difference check(Schema schema, int partition) {
        var difference = new Difference(new ArrayList<>(), new ArrayList<>());
        difference.add("frame named", filled(FRAME_WITHOUT_ALIAS, partition, ""), schema.name());
        difference.add("refId", query.refId(), schema.refId());
        for (Field field : schema.fields()) {
            checkConfig(field, partition, difference);
            if (!field.labels().isEmpty()) {
                difference.add(
                        field.name() + " with labels", "{}", field.labels().toString());
            }
        }
        return difference;
    }

    private void checkConfig(Field field, int partition, Difference difference) {
        JsonNode due = MissingNode.getInstance();
        if (!query.alias().isEmpty() && !field.name().equals(Outline.TIME)) {
            due = JsonNodeFactory.instance.objectNode().put("displayNameFromDS", filled("", partition, field.name()));
        }
        if (!due.equals(tree(field.configJson()))) {
            difference.add(
                    field.name() + " with config", due.isMissingNode() ? "{}" : due.toString(), field.configJson());
        }
    }

    private String filled(String withoutAlias, int partition, String field) {
        if (query.alias().isEmpty()) {
            return withoutAlias;
        }
        return query.alias()
                .replace("{{topic}}", query.topicName())
                .replace(PARTITION_PLACEHOLDER, Integer.toString(partition))
                .replace("{{refid}}", query.refId())
                .replace("{{field}}", field);
    }

    private static JsonNode tree(String json) {
        if (json.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode tree = JSON.readTree(json);
            return tree.isObject() && tree.isEmpty() ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode("not JSON: " + e.getOriginalMessage());
        }
    }
}
