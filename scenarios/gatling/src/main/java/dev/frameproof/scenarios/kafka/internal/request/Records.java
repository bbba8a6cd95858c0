package dev.frameproof.scenarios.kafka.internal.request;

import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordHeader;
import dev.frameproof.producers.source.RecordSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records that one virtual user sends by one action. */
public final class Records {
    /** What {@link #index} says of records that are of no workload. */
    public static final long NO_INDEX = -1;

    private static final OutgoingRecord NOTHING = OutgoingRecord.of(null, null);

    private final String topic;
    private final Optional<RecordSource> source;
    private final long first;
    private final Optional<byte[]> key;
    private final Optional<byte[]> value;
    private final List<RecordHeader> headers;
    private final Optional<Integer> partition;
    private final Optional<Long> timestampMillis;

    Records(
            String topic,
            Optional<RecordSource> source,
            long first,
            Optional<byte[]> key,
            Optional<byte[]> value,
            List<RecordHeader> headers,
            Optional<Integer> partition,
            Optional<Long> timestampMillis) {
        this.topic = topic;
        this.source = source;
        this.first = first;
        this.key = key;
        this.value = value;
        this.headers = headers;
        this.partition = partition;
        this.timestampMillis = timestampMillis;
    }

    public String topic() {
        return topic;
    }

    /** @return the index of the record at that place in its workload, {@link #NO_INDEX} when it is of none */
    public long index(int place) {
        return first == NO_INDEX ? NO_INDEX : first + place;
    }

    /**
     * @param place from 0
     * @param intendedMillis when the record is meant to be sent: its timestamp, unless one is given
     * @throws IllegalArgumentException when the format cannot hold what lies there
     */
    public ProducerRecord<byte[], byte[]> record(int place, long intendedMillis) {
        long timestamp = timestampMillis.isPresent() ? timestampMillis.get() : intendedMillis;
        OutgoingRecord made = source.isPresent() ? source.get().record(first + place, timestamp) : NOTHING;
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                partition.orElseGet(
                        () -> made.partition().isPresent() ? made.partition().getAsInt() : null),
                timestampMillis.isPresent() ? timestamp : made.timestampMillis().orElse(timestamp),
                key.isPresent() ? key.get() : made.key(),
                value.isPresent() ? value.get() : made.value());
        for (RecordHeader header : made.headers()) {
            record.headers().add(header.name(), header.value());
        }
        for (RecordHeader header : headers) {
            record.headers().add(header.name(), header.value());
        }
        return record;
    }
}
