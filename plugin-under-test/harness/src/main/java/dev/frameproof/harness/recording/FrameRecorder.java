package dev.frameproof.harness.recording;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.harness.topic.TopicReader;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.recording.PartitionEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Takes every frame as it comes, and writes them with the records of the topic as one recording, whose form
 * {@code docs/recordings.md} describes. Until then they lie in a file beside it, which {@link #close} removes.
 */
public final class FrameRecorder implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final FrameSpool spool;

    /** @throws IOException when nothing can be written beside the file */
    public FrameRecorder(Path file) throws IOException {
        this.file = requireNonNull(file, "file").toAbsolutePath();
        Files.createDirectories(this.file.getParent());
        spool = new FrameSpool(this.file.resolveSibling(file.getFileName() + ".frames.part"));
    }

    /** @return the recording's file */
    public Path file() {
        return file;
    }

    /**
     * @param bytes a frame's JSON; only for the time of the call
     * @param arrivedNanos by {@link System#nanoTime()}
     */
    public void accept(byte[] bytes, int from, int to, long arrivedNanos) {
        spool.add(bytes, from, to, arrivedNanos);
    }

    /**
     * Writes {@code {"case", "datasource", "query", "partitions", "endOffsets", "registry", "records", "arrivedMicros",
     * "frames"}}. Each record also says its {@code offset}, since the markers of transactions are not among the records.
     * Those of aborted transactions are, each run of them as a group of its own.
     *
     * @param jsonData the datasource's settings, of which those that count are written
     */
    public void write(StreamQuery query, JsonNode jsonData, TopicReader topic, SchemaLookup registry)
            throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(part);
                JsonGenerator json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("case", String.valueOf(file.getFileName()).replaceFirst("\\.json$", ""));
            json.writeFieldName("datasource");
            json.writeTree(settings(jsonData));
            json.writeFieldName("query");
            json.writeTree(JSON.readTree(query.toJson()));
            json.writeNumberField("partitions", topic.records().positions().partitions());
            writeEnds(json, topic);
            RecordedSchemas.write(json, topic, registry);
            json.writeArrayFieldStart("records");
            var groups = new AbortedGroups();
            topic.forEachWritten(record -> writeRecord(json, record, groups.group(record)));
            json.writeEndArray();
            json.writeFieldName("arrivedMicros");
            long[] arrived = spool.arrivedMicros();
            json.writeArray(arrived, 0, arrived.length);
            json.writeArrayFieldStart("frames");
            spool.forEach(frame -> json.writeRawValue(new String(frame, StandardCharsets.UTF_8)));
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException unwritable) {
            Files.deleteIfExists(part);
            throw unwritable;
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writeEnds(JsonGenerator json, TopicReader topic) throws IOException {
        json.writeArrayFieldStart("endOffsets");
        for (Map.Entry<Integer, PartitionEnd> one : topic.begunAt().entrySet()) {
            json.writeStartObject();
            json.writeNumberField("partition", one.getKey());
            json.writeNumberField("end", one.getValue().end());
            json.writeNumberField("lastStable", one.getValue().lastStable());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static ObjectNode settings(JsonNode jsonData) {
        ObjectNode settings = JSON.createObjectNode();
        for (String name : List.of("flattenMaxDepth", "flattenFieldCap")) {
            if (jsonData.has(name)) {
                settings.set(name, jsonData.get(name));
            }
        }
        return settings;
    }

    private static void writeRecord(JsonGenerator json, TopicReader.ReadRecord record, String group)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("partition", record.partition());
        json.writeNumberField("offset", record.offset());
        writeBytes(json, "key", record.key());
        writeBytes(json, "value", record.value());
        json.writeNumberField("timestamp", record.timestampMillis());
        if (!group.isEmpty()) {
            json.writeStringField("transaction", group);
        }
        json.writeEndObject();
    }

    private static void writeBytes(JsonGenerator json, String name, byte[] bytes) throws IOException {
        if (bytes == null) {
            json.writeNullField(name);
        } else {
            json.writeBinaryField(name, bytes);
        }
    }

    /** Removes what lies beside the recording. */
    @Override
    public void close() throws IOException {
        spool.close();
    }
}
