package dev.frameproof.harness.stage;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Records that go to a topic's partitions in turn, however many it has, unless a record says itself where it goes. Their
 * log then costs next to no memory.
 *
 * @param partitions how many there are now
 */
public record SpreadRecords(RecordSource records, AtomicInteger partitions) implements RecordSource {
    public SpreadRecords {
        requireNonNull(records, "records");
        requireNonNull(partitions, "partitions");
    }

    @Override
    public String name() {
        return records.name();
    }

    @Override
    public String format() {
        return records.format();
    }

    @Override
    public OutgoingRecord record(long index, long timestampMillis) {
        OutgoingRecord record = records.record(index, timestampMillis);
        return record.partition().isPresent() ? record : record.in((int) (index % partitions.get()));
    }

    @Override
    public boolean mayBeMadeAhead() {
        return records.mayBeMadeAhead();
    }
}
