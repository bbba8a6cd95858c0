package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.RecordDecoding;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.source.OutgoingRecord;

/** Records as their bytes read, which are made again from index and timestamp. */
final class EncodedRecords implements RecordSource {
    private final SentLog positions;
    private final dev.frameproof.producers.source.RecordSource source;
    private final ThreadLocal<RecordDecoding> decoding;

    EncodedRecords(
            SentLog positions,
            dev.frameproof.producers.source.RecordSource source,
            StreamQuery query,
            SchemaLookup schemas,
            Representation representation) {
        this.positions = requireNonNull(positions, "positions");
        this.source = requireNonNull(source, "source");
        decoding = ThreadLocal.withInitial(() -> new RecordDecoding(query, schemas, representation));
    }

    @Override
    public SentLog positions() {
        return positions;
    }

    @Override
    public ExpectedRecord recordAt(int partition, long offset, long index) {
        OutgoingRecord record = source.record(index, positions.timestampMillisAt(partition, offset));
        return decoding.get().decode(record.key(), record.value());
    }

    @Override
    public boolean isAborted(int partition, long offset) {
        return positions.abortedIndexAt(partition, offset) >= 0;
    }
}
