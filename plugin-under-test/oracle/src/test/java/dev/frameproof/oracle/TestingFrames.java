package dev.frameproof.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Writes rows as a frame's JSON, with a library that the code under test does not use for it. */
final class TestingFrames {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> BROWSER_TYPES =
            Map.of("time.Time", "time", "string", "string", "bool", "boolean");

    private TestingFrames() {}

    /** @param rows of one structure, at least one */
    static byte[] of(List<TestingRow> rows) {
        TestingRow first = rows.get(0);
        ObjectNode frame = JSON.createObjectNode();
        ObjectNode schema =
                frame.putObject("schema").put("name", first.frameName).put("refId", "A");
        ArrayNode fields = schema.putArray("fields");
        ArrayNode values = frame.putObject("data").putArray("values");
        for (int i = 0; i < first.cells.size(); i++) {
            TestingRow.Cell column = first.cells.get(i);
            ObjectNode field = fields.addObject()
                    .put("name", column.name())
                    .put("type", BROWSER_TYPES.getOrDefault(column.type(), "number"));
            ObjectNode type = field.putObject("typeInfo").put("frame", column.type());
            if (column.nullable()) {
                type.put("nullable", true);
            }
            ArrayNode cells = values.addArray();
            for (TestingRow row : rows) {
                cells.addPOJO(row.cells.get(i).value());
            }
        }
        return bytes(frame);
    }

    /** @return a frame with the row's columns and no rows */
    static byte[] empty(TestingRow like) {
        ObjectNode frame;
        try {
            frame = (ObjectNode) JSON.readTree(of(List.of(like)));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        ArrayNode values = frame.putObject("data").putArray("values");
        like.cells.forEach(cell -> values.addArray());
        return bytes(frame);
    }

    private static byte[] bytes(ObjectNode frame) {
        try {
            return JSON.writeValueAsString(frame).getBytes(UTF_8);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
