package dev.frameproof.matrix.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The frames that came for one case: the first of them as they were, and a digest of those that are looked at. */
final class CaseFrames {
    private static final int KEPT = 25;
    private static final int LOOKED_AT = 4_000;
    private static final String TIME = "time";

    private final ObjectMapper mapper = new ObjectMapper();
    private final FrameTiming.Gathering timing = new FrameTiming.Gathering(Clock.systemUTC());
    private final FrameDigest.Gathering gathering = new FrameDigest.Gathering();
    private final List<String> first = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private JsonNode fields = mapper.createArrayNode();
    private long messages;
    private long rows;

    synchronized void accept(byte[] bytes, int from, int to, long arrivedNanos) {
        messages++;
        if (messages > LOOKED_AT) {
            return;
        }
        if (first.size() < KEPT) {
            first.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
        try {
            look(mapper.readTree(bytes, from, to - from), arrivedNanos);
        } catch (IOException noFrame) {
            // The oracle judges what is no frame; a digest has no place for it.
            return;
        }
    }

    private void look(JsonNode frame, long arrivedNanos) {
        if (frame.has("schema")) {
            fields = frame.path("schema").path("fields");
        }
        JsonNode columns = frame.path("data").path("values");
        int count = columns.path(0).size();
        rows += count;
        timing.message(count);
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(field.path("name").asText()));
        gathering.columns(names);
        for (int i = 0; i < names.size(); i++) {
            gathering.column(names.get(i), fields.path(i), hasValue(columns.path(i)));
            if (names.get(i).equals(TIME)) {
                columns.path(i).forEach(time -> timing.row(time.asLong(), arrivedNanos));
            }
        }
        for (int row = 0; row < count; row++) {
            row(names, columns, row);
        }
    }

    private static boolean hasValue(JsonNode column) {
        for (JsonNode value : column) {
            if (!value.isNull()) {
                return true;
            }
        }
        return false;
    }

    private void row(List<String> names, JsonNode columns, int row) {
        Map<String, String> values = new LinkedHashMap<>();
        long offset = -1;
        int partition = 0;
        for (int i = 0; i < names.size(); i++) {
            JsonNode value = columns.path(i).path(row);
            switch (names.get(i)) {
                case "offset" -> offset = value.asLong(-1);
                case "partition" -> partition = value.asInt(0);
                default -> values.put(names.get(i), text(fields.path(i), value));
            }
        }
        if (offset >= 0) {
            int line = lines.merge(partition + "/" + offset, 1, Integer::sum) - 1;
            gathering.row(partition, offset, line, values);
        }
    }

    /** A time is another one in every run. */
    private static String text(JsonNode field, JsonNode value) {
        return field.path("type").asText().equals(TIME) && !value.isNull() ? "(a time)" : value.toString();
    }

    synchronized FrameDigest digest(boolean withRows) {
        return gathering.digest(withRows);
    }

    synchronized long messages() {
        return messages;
    }

    /** @return when the rows came that were looked at */
    synchronized FrameTiming timing() {
        return timing.timing();
    }

    /** @return the digest and the first frames, for the file that a cell leads to */
    synchronized ObjectNode toJson(boolean withRows) throws IOException {
        ObjectNode json = mapper.createObjectNode().put("messages", messages).put("rows", rows);
        json.set("digest", gathering.digest(withRows).toJson());
        for (String frame : first) {
            json.withArray("/firstFrames").add(mapper.readTree(frame));
        }
        return json;
    }
}
