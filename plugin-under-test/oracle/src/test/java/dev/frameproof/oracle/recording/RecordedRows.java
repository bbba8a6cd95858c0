package dev.frameproof.oracle.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A recording's frames taken apart into rows that can be changed one by one, and put together again in frames. */
final class RecordedRows {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /**
     * One row of a frame with one schema of its own.
     *
     * @param schema its frame's
     * @param cells for each column the value, the name of a float that JSON has no number for, and the nanoseconds
     */
    record Row(ObjectNode schema, List<JsonNode[]> cells) {
        Row copy() {
            List<JsonNode[]> copied = new ArrayList<>();
            cells.forEach(cell -> copied.add(cell.clone()));
            return new Row(schema.deepCopy(), copied);
        }

        ArrayNode fields() {
            return (ArrayNode) schema.path("fields");
        }

        int column(String name) {
            for (int i = 0; i < fields().size(); i++) {
                if (fields().get(i).path("name").asText().equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        String name(int column) {
            return fields().get(column).path("name").asText();
        }

        String type(int column) {
            return fields().get(column).at("/typeInfo/frame").asText();
        }

        boolean isNull(int column) {
            return cells.get(column)[0].isNull() && cells.get(column)[1].isNull();
        }

        long offset() {
            return cells.get(column("offset"))[0].asLong();
        }

        int partition(int otherwise) {
            int column = column("partition");
            return column < 0 || !type(column).equals("int32") ? otherwise : cells.get(column)[0].asInt();
        }

        boolean isError() {
            int last = fields().size() - 1;
            return name(last).equals("error") && !isNullable(last);
        }

        boolean isNullable(int column) {
            return fields().get(column).at("/typeInfo/nullable").asBoolean(false);
        }

        void remove(int column) {
            fields().remove(column);
            cells.remove(column);
        }

        void add(int column, String name, String type, boolean nullable, JsonNode value) {
            ObjectNode field = fields().insertObject(column).put("name", name).put("type", type);
            ObjectNode info = field.putObject("typeInfo").put("frame", type);
            if (nullable) {
                info.put("nullable", true);
            }
            cells.add(column, new JsonNode[] {value, NODES.nullNode(), NODES.nullNode()});
        }

        void retype(int column, String type) {
            ((ObjectNode) fields().get(column).path("typeInfo")).put("frame", type);
        }

        void set(int column, JsonNode value) {
            cells.set(column, new JsonNode[] {value, NODES.nullNode(), NODES.nullNode()});
        }
    }

    private RecordedRows() {}

    static List<Row> of(Recording recording) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (byte[] bytes : recording.frames()) {
            JsonNode frame = JSON.readTree(bytes);
            JsonNode values = frame.at("/data/values");
            for (int row = 0; row < values.path(0).size(); row++) {
                List<JsonNode[]> cells = new ArrayList<>();
                for (int column = 0; column < values.size(); column++) {
                    cells.add(new JsonNode[] {
                        values.get(column).get(row), entity(frame, column, row), nanos(frame, column, row)
                    });
                }
                rows.add(new Row((ObjectNode) frame.path("schema"), cells));
            }
        }
        return rows;
    }

    private static JsonNode entity(JsonNode frame, int column, int row) {
        JsonNode entities = frame.at("/data/entities").path(column);
        for (String name : List.of("NaN", "Inf", "NegInf")) {
            for (JsonNode at : entities.path(name)) {
                if (at.asInt() == row) {
                    return NODES.textNode(name);
                }
            }
        }
        return NODES.nullNode();
    }

    private static JsonNode nanos(JsonNode frame, int column, int row) {
        JsonNode nanos = frame.at("/data/nanos").path(column);
        return nanos.isArray() ? nanos.get(row) : NODES.nullNode();
    }

    /** Rows in frames of one schema each, of random sizes; those of line protocol in a frame for each record. */
    static List<byte[]> frames(List<List<Row>> records, boolean oneRecordEach, Random random) {
        List<byte[]> frames = new ArrayList<>();
        List<Row> open = new ArrayList<>();
        for (List<Row> record : records) {
            boolean fits = !oneRecordEach
                    && !open.isEmpty()
                    && random.nextInt(4) > 0
                    && open.get(0).schema().equals(record.get(0).schema());
            if (!fits && !open.isEmpty()) {
                frames.add(frame(open));
                open.clear();
            }
            open.addAll(record);
        }
        if (!open.isEmpty()) {
            frames.add(frame(open));
        }
        return frames;
    }

    private static byte[] frame(List<Row> rows) {
        ObjectNode frame = NODES.objectNode();
        frame.set("schema", rows.get(0).schema());
        ObjectNode data = frame.putObject("data");
        ArrayNode values = data.putArray("values");
        ArrayNode entities = NODES.arrayNode();
        ArrayNode nanos = NODES.arrayNode();
        boolean anyEntity = false;
        boolean anyNanos = false;
        for (int column = 0; column < rows.get(0).cells().size(); column++) {
            ArrayNode cells = values.addArray();
            Map<String, ArrayNode> named = new HashMap<>();
            ArrayNode columnNanos = NODES.arrayNode();
            boolean columnHasNanos = false;
            for (int row = 0; row < rows.size(); row++) {
                JsonNode[] cell = rows.get(row).cells().get(column);
                cells.add(cell[0]);
                if (!cell[1].isNull()) {
                    named.computeIfAbsent(cell[1].asText(), unused -> NODES.arrayNode())
                            .add(row);
                }
                columnNanos.add(cell[2].asLong(0));
                columnHasNanos |= !cell[2].isNull();
            }
            entities.add(named.isEmpty() ? NODES.nullNode() : NODES.objectNode().setAll(named));
            nanos.add(columnHasNanos ? columnNanos : NODES.nullNode());
            anyEntity |= !named.isEmpty();
            anyNanos |= columnHasNanos;
        }
        if (anyEntity) {
            data.set("entities", entities);
        }
        if (anyNanos) {
            data.set("nanos", nanos);
        }
        return frame.toString().getBytes(UTF_8);
    }

    /** The same JSON with its members in another order. */
    static byte[] shuffled(byte[] frame, Random random) {
        try {
            return shuffled(JSON.readTree(frame), random).toPrettyString().getBytes(UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ArrayNode list) {
            ArrayNode copy = NODES.arrayNode();
            list.forEach(item -> copy.add(shuffled(item, random)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        ObjectNode copy = NODES.objectNode();
        names.forEach(name -> copy.set(name, shuffled(object.get(name), random)));
        return copy;
    }
}
