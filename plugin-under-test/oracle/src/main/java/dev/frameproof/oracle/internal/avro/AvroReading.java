package dev.frameproof.oracle.internal.avro;

import dev.frameproof.oracle.SchemaLookup.Reference;
import dev.frameproof.oracle.internal.Decoded;
import dev.frameproof.oracle.internal.Undecodable;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads the binary encoding of one schema. */
final class AvroReading {
    private static final String NO_COLUMNS =
            "its schema is neither a record, a map nor an array, so no column can hold it";
    private static final String TOO_MANY = "a few bytes say that there are millions of items, which readers may refuse";
    private static final int MANY_ITEMS = 1_000_000;
    private static final String TRAILING = "bytes follow the end of its schema";

    private final Schema schema;
    private final boolean listsAreJson;
    private final GenericDatumReader<Object> reader;

    private AvroReading(Schema schema, boolean listsAreJson) {
        this.schema = schema;
        this.listsAreJson = listsAreJson;
        reader = new GenericDatumReader<>(schema);
    }

    /**
     * @param text a schema in JSON
     * @param references the schemas of types that it uses
     * @param listsAreJson whether lists are JSON also with NaN in them, instead of being printed as Go does
     * @throws Undecodable when it is none
     */
    static AvroReading of(String text, List<Reference> references, boolean listsAreJson) throws Undecodable {
        if (text.isBlank()) {
            throw new Undecodable("there is no Avro schema to read it with");
        }
        try {
            Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
            references.forEach(reference -> parser.parse(reference.text()));
            return new AvroReading(parser.parse(text), listsAreJson);
        } catch (RuntimeException e) {
            throw new Undecodable("the Avro schema is not valid: " + e.getMessage());
        }
    }

    /** What was read, and whether bytes were left over. */
    record Read(Decoded decoded, boolean whole) {}

    /** @throws Undecodable when the bytes from there on do not hold what the schema says */
    Read read(byte[] bytes, int from) throws Undecodable {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null);
        try {
            StrictDecoder strict = new StrictDecoder(decoder);
            Object datum = reader.read(null, strict);
            boolean whole = decoder.isEnd();
            Decoded decoded = decoded(AvroValues.of(schema, datum, listsAreJson));
            if (strict.mostItems() > MANY_ITEMS) {
                decoded = decoded.unless(TOO_MANY);
            }
            return new Read(whole ? decoded : decoded.unless(TRAILING), whole);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new Undecodable(
                    "not Avro of its schema: " + (e.getMessage() == null ? "the bytes end too early" : e.getMessage()));
        }
    }

    private static Decoded decoded(Value value) {
        return value instanceof ObjectValue || value instanceof ListValue
                ? Decoded.surely(value)
                : new Decoded(new ObjectValue(List.of()), NO_COLUMNS);
    }
}
