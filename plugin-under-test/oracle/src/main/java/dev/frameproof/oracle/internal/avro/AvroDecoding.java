package dev.frameproof.oracle.internal.avro;

import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.SchemaLookup.Reference;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.internal.ConfluentHeader;
import dev.frameproof.oracle.internal.Decoded;
import dev.frameproof.oracle.internal.Undecodable;
import dev.frameproof.oracle.internal.WriterSchemas;
import dev.frameproof.oracle.internal.WriterSchemas.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads Avro records by the schema that each was written with. */
public final class AvroDecoding {
    private final SchemaSource source;
    private final WriterSchemas registered;
    private final Map<Text, AvroReading> readings = new HashMap<>();
    private final boolean listsAreJson;

    /** @param listsAreJson whether lists are JSON also with NaN in them, instead of being printed as Go does */
    public AvroDecoding(SchemaSource source, SchemaLookup registry, String topic, boolean listsAreJson) {
        this.listsAreJson = listsAreJson;
        this.source = source;
        registered = new WriterSchemas(registry, "AVRO", topic);
    }

    /** @throws Undecodable when no reader can decode the record */
    public Decoded decode(byte[] bytes) throws Undecodable {
        return source.inline() ? inline(bytes) : registered(bytes);
    }

    private Decoded registered(byte[] bytes) throws Undecodable {
        Written written = registered.of(bytes);
        return written.read(reading(written.schema().text(), written.schema().references())
                .read(bytes, written.header() ? ConfluentHeader.LENGTH : 0)
                .decoded());
    }

    /** A schema in the query reads bare Avro; many topics that are read so have the registry's header all the same. */
    private Decoded inline(byte[] bytes) throws Undecodable {
        AvroReading reading = reading(source.schema(), List.of());
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

    private AvroReading reading(String schema, List<Reference> references) throws Undecodable {
        Text text = new Text(schema, references);
        AvroReading known = readings.get(text);
        if (known == null) {
            known = AvroReading.of(schema, references, listsAreJson);
            readings.put(text, known);
        }
        return known;
    }

    private record Text(String schema, List<Reference> references) {}
}
