package dev.frameproof.kafkaplugin.internal.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.frameproof.kafkaplugin.internal.avro.AvroFormat;
import dev.frameproof.kafkaplugin.internal.decoding.KeyFormat;
import dev.frameproof.kafkaplugin.internal.decoding.SchemalessFormats;
import dev.frameproof.kafkaplugin.internal.decoding.ValueFormat;
import dev.frameproof.kafkaplugin.internal.lines.LineWriter;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtobufFormat;
import dev.frameproof.kafkaplugin.internal.registry.SchemaSource;
import dev.frameproof.kafkaplugin.internal.registry.TestingSchemas;
import dev.frameproof.kafkaplugin.internal.settings.LineProtocolChoice;
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
        RecordWriter writer = writer(rows);
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

    private RecordWriter writer(FrameSink sink) {
        JsonNode query = json.path("query");
        if (!query.path("messageFormat").asText("").equals("lineprotocol")) {
            return new RowWriter(options(), sink);
        }
        String precision = query.path("lineProtocolTimestampPrecision").asText("auto");
        LineProtocolChoice choice =
                new LineProtocolChoice(LineProtocolChoice.Precision.valueOf(upper(precision)), "", "", "");
        return new LineWriter(options().naming(), choice, false, 1_000, sink);
    }

    private RowWriter.Options options() {
        JsonNode query = json.path("query");
        JsonNode datasource = json.path("datasource");
        return new RowWriter.Options(
                new FrameNaming(
                        query.path("topicName").textValue(),
                        query.path("refId").textValue(),
                        query.path("alias").asText("")),
                format(),
                KeyFormat.valueOf(upper(query.path("keyFormat").asText("none"))),
                datasource.path("flattenMaxDepth").asInt(5),
                datasource.path("flattenFieldCap").asInt(1_000),
                1_000,
                1 << 20);
    }

    /** The query's format, with the case's registry at hand. */
    private ValueFormat format() {
        JsonNode query = json.path("query");
        return switch (query.path("messageFormat").asText("json")) {
            case "plaintext" -> SchemalessFormats.PLAINTEXT;
            case "avro" -> new AvroFormat(schemas("avro", "AVRO"));
            case "protobuf" -> new ProtobufFormat(schemas("protobuf", "PROTOBUF"));
            default -> SchemalessFormats.JSON;
        };
    }

    private SchemaSource schemas(String format, String type) {
        JsonNode query = json.path("query");
        if (query.path(format + "SchemaSource").textValue().equals("inlineSchema")) {
            return SchemaSource.inline(type, query.path(format + "Schema").textValue());
        }
        TestingSchemas schemas = new TestingSchemas();
        for (JsonNode schema : json.path("registry")) {
            schemas.put(
                    schema.path("id").intValue(), type, schema.path("schema").textValue());
        }
        return schemas;
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static ByteBuffer bytes(JsonNode base64) {
        return base64.isNull() ? null : ByteBuffer.wrap(Base64.getDecoder().decode(base64.textValue()));
    }
}
