package dev.frameproof.oracle.recording;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaLookup.Reference;
import dev.frameproof.oracle.SchemaLookup.Registered;
import dev.frameproof.oracle.StreamQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one recording. Frames are kept as the bytes of the file, since a parsed number may not be what was written. */
final class RecordingReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PARTITIONS = 100_000;
    private static final byte UTF_16_MARK = (byte) 0xff;
    private static final int DEFAULT_MAX_DEPTH = 5;
    private static final int DEFAULT_FIELD_CAP = 1000;

    private final Path file;
    private final List<RecordedRecord> records = new ArrayList<>();
    private final List<Long> arrivedMicros = new ArrayList<>();
    private final List<byte[]> frames = new ArrayList<>();
    private JsonNode datasource = MissingNode.getInstance();
    private JsonNode query = MissingNode.getInstance();
    private JsonNode ends = MissingNode.getInstance();
    private JsonNode registry = MissingNode.getInstance();
    private String name;
    private final Set<String> listed = new HashSet<>();
    private int partitions = 1;

    RecordingReader(Path file) {
        this.file = file;
        name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    }

    Recording read() throws RecordingException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 1
                    && (bytes[0] == 0 || bytes[1] == 0 || bytes[0] == UTF_16_MARK || bytes[1] == UTF_16_MARK)) {
                throw new RecordingException(file + ": it is not UTF-8, as recordings are; convert it");
            }
            try (JsonParser parser = JSON.createParser(bytes)) {
                read(parser, bytes);
            }
        } catch (NoSuchFileException e) {
            throw new RecordingException(file + ": there is no such file; give the path of a recording");
        } catch (JsonProcessingException e) {
            throw new RecordingException(at(e.getLocation()) + "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e.getMessage());
        }
        if (!query.isObject()) {
            throw new RecordingException(file + ": member \"query\" "
                    + (query.isMissingNode() ? "is missing" : "is no object")
                    + "; it is no recording, which says what the plugin was asked");
        }
        for (String member : List.of("records", "frames")) {
            if (!listed.contains(member)) {
                throw new RecordingException(file + ": member \"" + member
                        + "\" is missing; a recording without any has an empty list there");
            }
        }
        try {
            StreamQuery asked = QueryJson.query(query);
            checkPartitions(asked);
            return new Recording(
                    name, asked, representation(), partitions, ends(), schemas(), records, arrivedMicros, frames);
        } catch (IllegalArgumentException e) {
            throw new RecordingException(file + ": " + e.getMessage());
        }
    }

    private String at(JsonLocation where) {
        return file + ":" + (where == null ? "" : where.getLineNr() + ":" + where.getColumnNr() + ":") + " ";
    }

    private void read(JsonParser parser, byte[] bytes) throws IOException, RecordingException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new RecordingException(file + ": a recording is a JSON object with query, records and frames");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "case" -> name = parser.getValueAsString(name);
                case "datasource" -> datasource = JSON.readTree(parser);
                case "query" -> query = JSON.readTree(parser);
                case "endOffsets" -> ends = JSON.readTree(parser);
                case "registry" -> registry = JSON.readTree(parser);
                case "partitions" -> partitions = (int) wholeNumber(parser, member);
                case "records" -> readList(parser, "records", () -> readRecord(parser));
                case "arrivedMicros" -> readList(parser, member, () -> arrivedMicros.add(wholeNumber(parser, member)));
                case "frames" -> readList(parser, "frames", () -> readFrame(parser, bytes));
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new RecordingException(at(parser.currentTokenLocation()) + "something follows the recording");
        }
    }

    private long wholeNumber(JsonParser parser, String member) throws IOException, RecordingException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new RecordingException(at(parser.currentTokenLocation()) + "\"" + member + "\" "
                    + ("partitions".equals(member) ? "is a whole number" : "has whole numbers"));
        }
        return "partitions".equals(member) ? parser.getIntValue() : parser.getLongValue();
    }

    private interface Item {
        void read() throws IOException, RecordingException;
    }

    private void readList(JsonParser parser, String member, Item item) throws IOException, RecordingException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new RecordingException(at(parser.currentTokenLocation()) + "\"" + member + "\" is a list");
        }
        listed.add(member);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.read();
        }
    }

    /** Whatever was pushed is a frame here, also what is none. */
    private void readFrame(JsonParser parser, byte[] bytes) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        frames.add(
                Arrays.copyOfRange(bytes, from, (int) parser.currentLocation().getByteOffset()));
    }

    private void readRecord(JsonParser parser) throws IOException, RecordingException {
        JsonLocation where = parser.currentTokenLocation();
        JsonNode record = JSON.readTree(parser);
        if (!record.isObject()) {
            throw new RecordingException(at(where) + "record " + records.size() + " is no object");
        }
        try {
            records.add(RecordJson.record(record));
        } catch (IllegalArgumentException e) {
            throw new RecordingException(at(where) + "record " + records.size() + ": " + e.getMessage());
        }
    }

    private void checkPartitions(StreamQuery asked) {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException("\"partitions\" is 1 to " + MOST_PARTITIONS + ", not " + partitions);
        }
        if (asked.partition().orElse(0) >= partitions) {
            throw new IllegalArgumentException("query: its partition "
                    + asked.partition().getAsInt() + " is not one of the topic's " + partitions);
        }
        Map<Integer, Long> last = new HashMap<>();
        boolean placed = !records.isEmpty() && records.get(0).offset() >= 0;
        for (int i = 0; i < records.size(); i++) {
            long offset = records.get(i).offset();
            if (placed != offset >= 0) {
                throw new IllegalArgumentException(
                        "record " + i + ": either every record says its \"offset\", or none does");
            }
            Long before = last.put(records.get(i).partition(), offset);
            if (placed && before != null && before >= offset) {
                throw new IllegalArgumentException("record " + i + ": its offset " + offset + " comes after " + before
                        + "; records of a partition stand in the order of their offsets");
            }
            int partition = records.get(i).partition();
            if (partition < 0 || partition >= partitions) {
                throw new IllegalArgumentException(
                        "record " + i + ": its partition " + partition + " is not one of the topic's " + partitions);
            }
        }
    }

    private Representation representation() {
        JsonNode settings = datasource.isObject() ? datasource : JsonNodeFactory.instance.objectNode();
        return Representation.kafkaDatasource()
                .withFlattening(
                        positive(settings, "flattenMaxDepth", DEFAULT_MAX_DEPTH),
                        positive(settings, "flattenFieldCap", DEFAULT_FIELD_CAP));
    }

    private static int positive(JsonNode settings, String member, int otherwise) {
        int value = settings.path(member).asInt(otherwise);
        return value > 0 ? value : otherwise;
    }

    private Map<Integer, PartitionEnd> ends() {
        if (!ends.isMissingNode() && !ends.isArray()) {
            throw new IllegalArgumentException("\"endOffsets\" is a list with \"partition\" and \"end\" in each");
        }
        Map<Integer, PartitionEnd> known = new HashMap<>();
        for (JsonNode one : ends) {
            JsonNode end = one.path("end");
            int partition = one.path("partition").asInt(-1);
            if (partition < 0 || partition >= partitions || !end.isIntegralNumber()) {
                throw new IllegalArgumentException("\"endOffsets\": each says the \"partition\", one of the topic's "
                        + partitions + ", and its \"end\"");
            }
            PartitionEnd read =
                    new PartitionEnd(end.asLong(), one.path("lastStable").asLong(end.asLong()));
            if (known.put(partition, read) != null) {
                throw new IllegalArgumentException("\"endOffsets\" says partition " + partition + " twice");
            }
        }
        return known;
    }

    private SchemaLookup schemas() {
        List<Registered> schemas = new ArrayList<>();
        if (!registry.isMissingNode() && !registry.isNull() && !registry.isArray()) {
            throw new IllegalArgumentException("\"registry\" is a list of schemas");
        }
        for (JsonNode schema : registry) {
            if (!schema.path("schema").isTextual()) {
                throw new IllegalArgumentException("\"registry\": each schema has its text in \"schema\"");
            }
            List<Reference> references = new ArrayList<>();
            schema.path("references")
                    .forEach(used -> references.add(new Reference(
                            used.path("name").asText(""), used.path("schema").asText(""))));
            schemas.add(new Registered(
                    schema.path("id").asInt(-1),
                    schema.path("type").asText("AVRO"),
                    schema.path("subject").asText(""),
                    schema.path("schema").asText(""),
                    references));
        }
        return SchemaLookup.of(schemas);
    }
}
