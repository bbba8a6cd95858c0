package dev.frameproof.producers.source;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One record as it goes to Kafka. The arrays are not copied: whoever gets them leaves them as they are. */
public final class OutgoingRecord {
    private final byte[] key;
    private final byte[] value;
    private final List<RecordHeader> headers;
    private final OptionalInt partition;
    private final OptionalLong timestampMillis;

    private OutgoingRecord(
            byte[] key, byte[] value, List<RecordHeader> headers, OptionalInt partition, OptionalLong timestampMillis) {
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
        this.partition = requireNonNull(partition, "partition");
        this.timestampMillis = requireNonNull(timestampMillis, "timestampMillis");
    }

    /**
     * @param key null for none
     * @param value null for a tombstone
     * @return a record without headers, whose partition and timestamp are the plan's
     */
    public static OutgoingRecord of(byte[] key, byte[] value) {
        return new OutgoingRecord(key, value, List.of(), OptionalInt.empty(), OptionalLong.empty());
    }

    public OutgoingRecord withValue(byte[] other) {
        return new OutgoingRecord(key, other, headers, partition, timestampMillis);
    }

    public OutgoingRecord withHeaders(List<RecordHeader> others) {
        return new OutgoingRecord(key, value, others, partition, timestampMillis);
    }

    /** @return the same record, for that partition and with that timestamp, whatever the plan says */
    public OutgoingRecord at(int otherPartition, long otherTimestampMillis) {
        return new OutgoingRecord(
                key, value, headers, OptionalInt.of(otherPartition), OptionalLong.of(otherTimestampMillis));
    }

    /** @return the same record for that partition, whatever the plan says */
    public OutgoingRecord in(int otherPartition) {
        return new OutgoingRecord(key, value, headers, OptionalInt.of(otherPartition), timestampMillis);
    }

    /** @return the same record with that timestamp, whatever the plan says */
    public OutgoingRecord withTimestamp(long otherMillis) {
        return new OutgoingRecord(key, value, headers, partition, OptionalLong.of(otherMillis));
    }

    /** @return null for none */
    public byte[] key() {
        return key;
    }

    /** @return null for a tombstone */
    public byte[] value() {
        return value;
    }

    public List<RecordHeader> headers() {
        return headers;
    }

    /** @return where the record goes, when the plan is not to choose */
    public OptionalInt partition() {
        return partition;
    }

    /** @return the record's timestamp in milliseconds since the epoch, when the plan is not to choose */
    public OptionalLong timestampMillis() {
        return timestampMillis;
    }
}
