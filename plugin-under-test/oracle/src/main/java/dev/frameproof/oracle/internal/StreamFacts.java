package dev.frameproof.oracle.internal;

import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.VerifierOptions;
import dev.frameproof.oracle.internal.lineprotocol.LineRules;
import dev.frameproof.producers.sink.SentLog;

/** What the parts of one verification share. */
public record StreamFacts(
        StreamQuery query,
        Representation representation,
        RecordSource records,
        LatencyRecorder latency,
        VerifierOptions options,
        FindingLog findings,
        LineRules lines,
        int partitionsAtStart) {
    /** @param findings where what is found is noted */
    public StreamFacts(
            StreamQuery query,
            Representation representation,
            RecordSource records,
            LatencyRecorder latency,
            VerifierOptions options,
            FindingLog findings) {
        this(
                query,
                representation,
                records,
                latency,
                options,
                findings,
                new LineRules(query),
                records.positions().partitions());
    }

    SentLog positions() {
        return records.positions();
    }

    /** @return whether a record is known there of which a row must come */
    boolean isDue(int partition, long offset) {
        long index = positions().indexAt(partition, offset);
        return index >= 0
                && (query.messageFormat() != MessageFormat.LINE_PROTOCOL
                        || lines.isDue(records.recordAt(partition, offset, index)));
    }

    /** @return whether rows of this partition may come */
    boolean reads(long partition) {
        return query.partition().isPresent()
                ? partition == query.partition().getAsInt()
                : partition >= 0 && partition < positions().partitions();
    }

    boolean readsSeveral() {
        return query.partition().isEmpty() && positions().partitions() > 1;
    }

    /** @return whether data rows must say their partition, as they do when several are read from the start */
    boolean mustSay() {
        return query.partition().isEmpty() && partitionsAtStart > 1;
    }

    /**
     * @return whether these rows say their partition, or have to. Where a topic of one partition gets more, rows do so from
     *     some moment on, maybe before the added partition is known here; a value's own {@code partition} stands after the
     *     offset.
     */
    boolean says(Outline outline) {
        return mustSay()
                || (query.partition().isEmpty()
                        && records.partitionsMayBeAdded()
                        && outline.partition() >= 0
                        && outline.partition() < outline.offset());
    }

    /** @return the partition of rows that do not say it */
    int onlyPartition() {
        return query.partition().orElse(0);
    }
}
