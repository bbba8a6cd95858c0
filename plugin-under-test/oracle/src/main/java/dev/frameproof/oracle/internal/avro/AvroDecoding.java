package dev.frameproof.oracle.internal.avro;

import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaLookup.Registered;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.internal.ConfluentHeader;
import dev.frameproof.oracle.internal.Decoded;
import dev.frameproof.oracle.internal.Undecodable;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Reads Avro records by the schema that each was written with. */
public final class AvroDecoding {
    private final SchemaSource source;
    private final SchemaLookup registry;
    private final String subject;
    private final Map<String, AvroReading> readings = new HashMap<>();

    public AvroDecoding(SchemaSource source, SchemaLookup registry, String topic) {
        this.source = source;
        this.registry = registry;
        subject = topic + "-value";
    }

    /** @throws Undecodable when no reader can decode the record */
    public Decoded decode(byte[] bytes) throws Undecodable {
        return source.inline() ? inline(bytes) : registered(bytes);
    }

    private Decoded registered(byte[] bytes) throws Undecodable {
        OptionalInt id = ConfluentHeader.schemaId(bytes);
        if (id.isPresent()) {
            Registered schema = registry.byId(id.getAsInt())
                    .orElseThrow(() -> new Undecodable("the registry has no schema with id " + id.getAsInt()));
            return reading(schema.text()).read(bytes, ConfluentHeader.LENGTH).decoded();
        }
        Registered latest = registry.latest(subject)
                .orElseThrow(() -> new Undecodable("it has no schema id, and the registry no subject " + subject));
        return reading(latest.text()).read(bytes, 0).decoded().unless("it has no schema id");
    }

    /** A schema in the query reads bare Avro; many topics that are read so have the registry's header all the same. */
    private Decoded inline(byte[] bytes) throws Undecodable {
        AvroReading reading = reading(source.schema());
        if (ConfluentHeader.schemaId(bytes).isEmpty()) {
            return reading.read(bytes, 0).decoded();
        }
        AvroReading.Read bare = tried(reading, bytes, 0);
        if (bare != null && bare.whole()) {
            return bare.decoded();
        }
        AvroReading.Read behindHeader = tried(reading, bytes, ConfluentHeader.LENGTH);
        if (behindHeader != null && (behindHeader.whole() || bare == null)) {
            return behindHeader.decoded().unless("it has a schema id, although the query brings the schema");
        }
        return reading.read(bytes, 0).decoded();
    }

    private static AvroReading.Read tried(AvroReading reading, byte[] bytes, int from) {
        try {
            return reading.read(bytes, from);
        } catch (Undecodable e) {
            return null;
        }
    }

    private AvroReading reading(String schema) throws Undecodable {
        AvroReading known = readings.get(schema);
        if (known == null) {
            known = AvroReading.of(schema);
            readings.put(schema, known);
        }
        return known;
    }
}
