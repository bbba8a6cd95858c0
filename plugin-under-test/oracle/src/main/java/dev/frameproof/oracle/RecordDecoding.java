package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.JsonRecordDecoder.NotJsonException;
import dev.frameproof.oracle.internal.GoUtf8;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.TextValue;

/**
 * Reads records of which only the bytes are known, as the standard of their format has it. Not for use by several threads
 * at a time.
 */
public final class RecordDecoding {
    private final StreamQuery query;

    /** @param registry where schemas are looked up that the query does not carry */
    public RecordDecoding(StreamQuery query, SchemaLookup registry) {
        this.query = requireNonNull(query, "query");
        requireNonNull(registry, "registry");
    }

    /**
     * @param key the record's key, null when it has none
     * @param value the record's value, null for a tombstone
     * @return what a viewer must see of it
     */
    public ExpectedRecord decode(byte[] key, byte[] value) {
        return decode(query.messageFormat(), key, value);
    }

    /**
     * @param key the record's key, null when it has none
     * @param value the record's value, null for a tombstone
     * @return what a viewer must see of it
     * @throws IllegalArgumentException for a format that needs more than the bytes
     */
    public static ExpectedRecord decode(MessageFormat format, byte[] key, byte[] value) {
        RecordKey recordKey = key == null ? RecordKey.NONE : new KeyBytes(key);
        return switch (format) {
            case JSON -> json(recordKey, value);
            case PLAINTEXT ->
                ExpectedRecord.good(recordKey, value == null ? new NullValue() : new TextValue(GoUtf8.decode(value)));
            case AVRO, PROTOBUF, LINE_PROTOCOL ->
                throw new IllegalArgumentException(
                        "records of " + format.id() + " are not read here: json and plaintext are");
        };
    }

    private static ExpectedRecord json(RecordKey key, byte[] value) {
        if (value == null) {
            return ExpectedRecord.broken(key, "a record without a value is not JSON");
        }
        try {
            return ExpectedRecord.good(key, JsonRecordDecoder.decode(value));
        } catch (NotJsonException e) {
            return ExpectedRecord.broken(key, e.getMessage());
        }
    }
}
