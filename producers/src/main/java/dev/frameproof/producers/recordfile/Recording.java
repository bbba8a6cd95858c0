package dev.frameproof.producers.recordfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The records of a recorded case: one JSON object with the query, the records and the frames that came of them. */
final class Recording implements RecordSeries {
    private final List<FileRecord> records;

    private Recording(List<FileRecord> records) {
        this.records = List.copyOf(records);
    }

    /** @return whether the file is one JSON object with {@code records} at its top */
    static boolean isOne(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean records = parser.currentName().equals("records");
                boolean list = parser.nextToken() == JsonToken.START_ARRAY;
                if (records) {
                    return list;
                }
                parser.skipChildren();
            }
            return false;
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    static Recording read(Path file) throws IOException {
        JsonNode whole = new ObjectMapper().readTree(file.toFile());
        List<FileRecord> records = new ArrayList<>();
        for (JsonNode record : whole.path("records")) {
            try {
                records.add(RecordLine.of(record));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ", record " + records.size() + ": " + e.getMessage(), e);
            }
        }
        return new Recording(records);
    }

    @Override
    public long size() {
        return records.size();
    }

    @Override
    public FileRecord at(long index) {
        return records.get(Math.toIntExact(index));
    }

    @Override
    public long[] timestampsMillis() {
        return records.stream().mapToLong(FileRecord::timestampMillis).toArray();
    }

    @Override
    public void close() {}
}
