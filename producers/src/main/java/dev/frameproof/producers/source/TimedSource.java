package dev.frameproof.producers.source;

import static java.util.Objects.requireNonNull;

import java.util.function.LongUnaryOperator;

/**
 * Records of another source with timestamps of their own, whenever they are sent.
 *
 * @param timestampMillis each index's timestamp in milliseconds since the epoch
 */
public record TimedSource(RecordSource source, LongUnaryOperator timestampMillis) implements RecordSource {
    public TimedSource {
        requireNonNull(source, "source");
        requireNonNull(timestampMillis, "timestampMillis");
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public String format() {
        return source.format();
    }

    @Override
    public OutgoingRecord record(long index, long sentMillis) {
        long millis = timestampMillis.applyAsLong(index);
        return source.record(index, millis).withTimestamp(millis);
    }

    @Override
    public long partitionKey(long index) {
        return source.partitionKey(index);
    }

    @Override
    public boolean mayBeMadeAhead() {
        return source.mayBeMadeAhead();
    }
}
