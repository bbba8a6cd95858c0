package dev.frameproof.harness.watch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.harness.internal.FrameTap;
import dev.frameproof.harness.topic.TopicReader;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.recording.PartitionEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Keeps every frame as it came, and writes them with the records of the topic as one recording. */
final class FrameRecorder implements FrameTap {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<byte[]> frames = new ArrayList<>();

    FrameRecorder(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    @Override
    public synchronized void accept(byte[] bytes, int from, int to) {
        frames.add(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * Writes {@code {"case", "datasource", "query", "partitions", "endOffsets", "registry", "records", "frames"}}. Each record also
     * says its {@code offset}, since the markers of transactions are not among the records. Those of aborted transactions
     * are, each run of them as a group of its own.
     */
    synchronized void write(WatchedStream stream, TopicReader topic, SchemaLookup registry) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path part = parent.resolve(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(part);
                JsonGenerator json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("case", String.valueOf(file.getFileName()).replaceFirst("\\.json$", ""));
            json.writeFieldName("datasource");
            json.writeTree(settings(stream));
            json.writeFieldName("query");
            json.writeTree(JSON.readTree(stream.query().toJson()));
            json.writeNumberField("partitions", topic.records().positions().partitions());
            writeEnds(json, topic);
            RecordedSchemas.write(json, topic, registry);
            json.writeArrayFieldStart("records");
            var groups = new AbortedGroups();
            topic.forEachWritten(record -> writeRecord(json, record, groups.group(record)));
            json.writeEndArray();
            json.writeArrayFieldStart("frames");
            for (byte[] frame : frames) {
                json.writeRawValue(new String(frame, StandardCharsets.UTF_8));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        Files.move(part, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
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

    private static ObjectNode settings(WatchedStream stream) {
        ObjectNode settings = JSON.createObjectNode();
        for (String name : List.of("flattenMaxDepth", "flattenFieldCap")) {
            if (stream.datasource().jsonData().has(name)) {
                settings.set(name, stream.datasource().jsonData().get(name));
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
}
