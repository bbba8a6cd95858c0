package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.JsonRecordDecoder.NotJsonException;
import dev.frameproof.oracle.internal.Decoded;
import dev.frameproof.oracle.internal.GoUtf8;
import dev.frameproof.oracle.internal.Undecodable;
import dev.frameproof.oracle.internal.avro.AvroDecoding;
import dev.frameproof.oracle.internal.lineprotocol.LineProtocolDecoding;
import dev.frameproof.oracle.internal.protobuf.ProtobufDecoding;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.List;

/**
 * Reads records of which only the bytes are known, as the standard of their format has it. Not for use by several threads
 * at a time.
 */
public final class RecordDecoding {
    /** A reader of JSON may limit the depth of nesting (RFC 8259, section 9); usual limits are 1,000 and 10,000. */
    private static final int SURELY_DEEP = 999;

    private static final int DEEPEST = 20_000;
    private static final String TOMBSTONE = "it is a tombstone and has no value";

    private final StreamQuery query;
    private final Reader reader;

    /** As the other one, for the representation of {@link Representation#kafkaDatasource()}. */
    public RecordDecoding(StreamQuery query, SchemaLookup registry) {
        this(query, registry, Representation.kafkaDatasource());
    }

    /** @param registry where schemas are looked up that the query does not carry */
    public RecordDecoding(StreamQuery query, SchemaLookup registry, Representation representation) {
        this.query = requireNonNull(query, "query");
        reader = reader(query, requireNonNull(registry, "registry"), representation.listsAreJson());
    }

    /** Reads the bytes of a value, which are not null. */
    private interface Reader {
        Decoded decode(byte[] value) throws Undecodable;
    }

    private static Reader reader(StreamQuery query, SchemaLookup registry, boolean listsAreJson) {
        return switch (query.messageFormat()) {
            case JSON -> RecordDecoding::json;
            case PLAINTEXT -> value -> Decoded.surely(new TextValue(GoUtf8.decode(value)));
            case AVRO -> new AvroDecoding(query.avro(), registry, query.topicName(), listsAreJson)::decode;
            case PROTOBUF -> new ProtobufDecoding(query.protobuf(), registry, query.topicName(), listsAreJson)::decode;
            case LINE_PROTOCOL ->
                value -> LineProtocolDecoding.decode(value, query.lineProtocol().precision());
        };
    }

    /**
     * @param key the record's key, null when it has none
     * @param value the record's value, null for a tombstone
     * @return what a viewer must see of it
     */
    public ExpectedRecord decode(byte[] key, byte[] value) {
        RecordKey recordKey = key == null ? RecordKey.NONE : new KeyBytes(key);
        if (value == null) {
            return tombstone(query.messageFormat(), recordKey);
        }
        try {
            Decoded decoded = reader.decode(value);
            return decoded.mayRefuse().isEmpty()
                    ? ExpectedRecord.good(recordKey, decoded.value())
                    : ExpectedRecord.eitherWay(recordKey, decoded.value(), decoded.mayRefuse());
        } catch (Undecodable e) {
            return ExpectedRecord.broken(recordKey, e.getMessage());
        }
    }

    /** Kafka's mark for a deleted key: nothing to decode, and nothing that is broken either. */
    static ExpectedRecord tombstone(MessageFormat format, RecordKey key) {
        return switch (format) {
            case JSON, LINE_PROTOCOL -> ExpectedRecord.broken(key, TOMBSTONE);
            case PLAINTEXT -> ExpectedRecord.good(key, new NullValue());
            case AVRO, PROTOBUF -> ExpectedRecord.eitherWay(key, new ObjectValue(List.of()), TOMBSTONE);
        };
    }

    /**
     * Reads a record of a format that needs nothing but its bytes.
     *
     * @param key the record's key, null when it has none
     * @param value the record's value, null for a tombstone
     * @return what a viewer must see of it
     */
    public static ExpectedRecord decode(MessageFormat format, byte[] key, byte[] value) {
        return new RecordDecoding(StreamQuery.of("any").withMessageFormat(format), SchemaLookup.NONE)
                .decode(key, value);
    }

    private static Decoded json(byte[] value) throws Undecodable {
        try {
            Decoded decoded = Decoded.surely(JsonRecordDecoder.decode(value));
            int depth = depth(value);
            if (depth > DEEPEST) {
                throw new Undecodable("its JSON is nested " + depth + " deep");
            }
            return depth > SURELY_DEEP ? decoded.unless("its JSON is nested " + depth + " deep") : decoded;
        } catch (NotJsonException e) {
            throw new Undecodable(e.getMessage());
        }
    }

    /** How deep lists and objects lie in each other, in bytes that are JSON. */
    private static int depth(byte[] json) {
        int depth = 0;
        int deepest = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            byte next = json[i];
            if (text) {
                i += next == '\\' ? 1 : 0;
                text = next != '"';
            } else if (next == '"') {
                text = true;
            } else if (next == '[' || next == '{') {
                deepest = Math.max(deepest, ++depth);
            } else if (next == ']' || next == '}') {
                depth--;
            }
        }
        return deepest;
    }
}
