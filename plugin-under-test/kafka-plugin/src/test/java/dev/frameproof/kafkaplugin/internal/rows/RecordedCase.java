package dev.frameproof.kafkaplugin.internal.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.frameproof.kafkaplugin.internal.decoding.KeyFormat;
import dev.frameproof.kafkaplugin.internal.decoding.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What plugin 1.7.2 answered to the records of one case. */
record RecordedCase(JsonNode json) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static RecordedCase load(String name) {
        String resource = "/recordings/plugin-1.7.2/" + name + ".json";
        try (InputStream in = RecordedCase.class.getResourceAsStream(resource)) {
            return new RecordedCase(MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** @return the rows that were recorded */
    TestingRows recorded() {
        TestingRows rows = new TestingRows();
        json.path("frames").forEach(rows::add);
        return rows;
    }

    /** @return the rows that this plugin makes of the case's records */
    TestingRows replayed() throws InterruptedException {
        TestingRows rows = new TestingRows();
        RowWriter writer = new RowWriter(options(), rows);
        boolean all = json.path("query").path("partition").isTextual();
        writer.partitioned(all && json.path("partitions").intValue() > 1);
        Map<Integer, Long> offsets = new HashMap<>();
        for (JsonNode record : json.path("records")) {
            int partition = record.path("partition").intValue();
            long offset = offsets.merge(partition, 1L, Long::sum) - 1;
            if (all || partition == json.path("query").path("partition").intValue()) {
                long timestamp = record.path("timestamp").longValue();
                writer.add(partition, offset, timestamp, bytes(record.path("key")), bytes(record.path("value")));
            }
        }
        writer.flush();
        return rows;
    }

    private RowWriter.Options options() {
        JsonNode query = json.path("query");
        JsonNode datasource = json.path("datasource");
        return new RowWriter.Options(
                new FrameNaming(
                        query.path("topicName").textValue(),
                        query.path("refId").textValue(),
                        query.path("alias").asText("")),
                MessageFormat.valueOf(upper(query.path("messageFormat").asText("json"))),
                KeyFormat.valueOf(upper(query.path("keyFormat").asText("none"))),
                datasource.path("flattenMaxDepth").asInt(5),
                datasource.path("flattenFieldCap").asInt(1_000),
                1_000,
                1 << 20);
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static ByteBuffer bytes(JsonNode base64) {
        return base64.isNull() ? null : ByteBuffer.wrap(Base64.getDecoder().decode(base64.textValue()));
    }
}
