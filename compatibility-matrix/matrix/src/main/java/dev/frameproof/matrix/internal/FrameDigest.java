package dev.frameproof.matrix.internal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a case's frames must be the same in every run: its columns, and its first rows. How rows are grouped into
 * messages, the order between partitions, and times are not part of it.
 *
 * @param columns by name, in the order in which they first stood
 * @param columnSets each set of columns that a frame had, its names joined by commas
 * @param rows the first rows of each partition by position ({@code 0/12} is offset 12 of partition 0), values as JSON
 *     text by column; empty where offsets differ from run to run
 */
public record FrameDigest(Map<String, Column> columns, List<String> columnSets, Map<String, Map<String, String>> rows) {
    /**
     * @param types what the column's values were, each {@code number int64 nullable}; {@code nothing} for one that held
     *     nulls alone
     * @param labels as JSON text
     * @param config as JSON text
     */
    public record Column(List<String> types, String labels, String config) {
        public Column {
            types = List.copyOf(types);
            requireNonNull(labels, "labels");
            requireNonNull(config, "config");
        }
    }

    public FrameDigest {
        requireNonNull(columns, "columns");
        columnSets = List.copyOf(columnSets);
        requireNonNull(rows, "rows");
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode columnNodes = json.putArray("columns");
        columns.forEach((name, column) -> {
            ObjectNode node = columnNodes.addObject().put("name", name);
            column.types().forEach(node.putArray("types")::add);
            node.put("labels", column.labels()).put("config", column.config());
        });
        columnSets.forEach(json.putArray("columnSets")::add);
        ObjectNode rowNodes = json.putObject("rows");
        rows.forEach((position, row) -> row.forEach(rowNodes.withObject("/" + position.replace("/", "~1"))::put));
        return json;
    }

    /** @throws IllegalArgumentException when it is no such digest */
    static FrameDigest of(JsonNode json) {
        if (!json.path("columns").isArray() || !json.path("rows").isObject()) {
            throw new IllegalArgumentException("it has no columns and rows");
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        for (JsonNode node : json.path("columns")) {
            columns.put(
                    node.path("name").asText(),
                    new Column(
                            texts(node.path("types")),
                            node.path("labels").asText(),
                            node.path("config").asText()));
        }
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        json.path("rows").properties().forEach(row -> {
            Map<String, String> values = new LinkedHashMap<>();
            row.getValue()
                    .properties()
                    .forEach(
                            value -> values.put(value.getKey(), value.getValue().asText()));
            rows.put(row.getKey(), values);
        });
        return new FrameDigest(columns, texts(json.path("columnSets")), rows);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Gathers a digest from rows. */
    static final class Gathering {
        private static final int ROWS_A_PARTITION = 5;
        private static final String NOTHING = "nothing";

        private final Map<String, TreeSet<String>> types = new LinkedHashMap<>();
        private final Map<String, JsonNode> schemas = new LinkedHashMap<>();
        private final TreeSet<String> sets = new TreeSet<>();
        private final Map<Integer, TreeMap<String, Map<String, String>>> rows = new TreeMap<>();

        void columns(List<String> names) {
            sets.add(String.join(",", names));
        }

        void column(String name, JsonNode field, boolean hasValue) {
            schemas.putIfAbsent(name, field);
            TreeSet<String> seen = types.computeIfAbsent(name, first -> new TreeSet<>());
            if (hasValue) {
                seen.add(type(field));
            }
        }

        private static String type(JsonNode field) {
            JsonNode info = field.path("typeInfo");
            String nullable = info.path("nullable").asBoolean(false) ? " nullable" : "";
            return (field.path("type").asText() + " " + info.path("frame").asText()).strip() + nullable;
        }

        /** @param line which row of its record, from 0 */
        void row(int partition, long offset, int line, Map<String, String> values) {
            TreeMap<String, Map<String, String>> kept = rows.computeIfAbsent(partition, first -> new TreeMap<>());
            kept.put("%010d.%05d".formatted(offset, line), values);
            if (kept.size() > ROWS_A_PARTITION) {
                kept.pollLastEntry();
            }
        }

        FrameDigest digest(boolean withRows) {
            Map<String, Column> columns = new LinkedHashMap<>();
            schemas.forEach((name, field) -> columns.put(
                    name,
                    new Column(
                            types.get(name).isEmpty() ? List.of(NOTHING) : List.copyOf(types.get(name)),
                            text(field.path("labels")),
                            text(field.path("config")))));
            Map<String, Map<String, String>> byPosition = new LinkedHashMap<>();
            if (withRows) {
                rows.forEach((partition, kept) -> kept.forEach((key, values) -> {
                    long offset = Long.parseLong(key.substring(0, 10));
                    int line = Integer.parseInt(key.substring(11));
                    byPosition.put(partition + "/" + offset + (line == 0 ? "" : "." + line), values);
                }));
            }
            return new FrameDigest(columns, List.copyOf(sets), byPosition);
        }

        /** An empty object says as little as none. */
        private static String text(JsonNode node) {
            return node.isEmpty() ? "" : node.toString();
        }
    }
}
