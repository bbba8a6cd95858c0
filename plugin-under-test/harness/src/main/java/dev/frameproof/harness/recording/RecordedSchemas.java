package dev.frameproof.harness.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.frameproof.harness.topic.TopicReader;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaLookup.Reference;
import dev.frameproof.oracle.SchemaLookup.Registered;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The schemas that records name by Confluent's header, and the latest of the topic's own subject. */
final class RecordedSchemas {
    private static final int HEADER_BYTES = 5;

    private RecordedSchemas() {}

    /** Writes the member {@code registry}. */
    static void write(JsonGenerator json, TopicReader topic, SchemaLookup registry) throws IOException {
        Map<Integer, Registered> schemas = new TreeMap<>();
        registry.latest(topic.records().positions().topic() + "-value")
                .ifPresent(schema -> schemas.put(schema.id(), schema));
        topic.forEachRecord(record -> {
            byte[] value = record.value();
            if (value != null && value.length >= HEADER_BYTES && value[0] == 0) {
                int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
                if (!schemas.containsKey(id)) {
                    Optional<Registered> schema = registry.byId(id);
                    schema.ifPresent(found -> schemas.put(id, found));
                }
            }
        });
        json.writeArrayFieldStart("registry");
        for (Registered schema : schemas.values()) {
            json.writeStartObject();
            json.writeNumberField("id", schema.id());
            json.writeStringField("type", schema.type());
            json.writeStringField("schema", schema.text());
            json.writeStringField("subject", schema.subject());
            if (!schema.references().isEmpty()) {
                json.writeArrayFieldStart("references");
                for (Reference used : schema.references()) {
                    json.writeStartObject();
                    json.writeStringField("name", used.name());
                    json.writeStringField("schema", used.text());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
