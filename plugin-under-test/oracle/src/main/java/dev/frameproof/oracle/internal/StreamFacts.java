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
        LineRules lines) {
    /** @param findings where what is found is noted */
    public StreamFacts(
            StreamQuery query,
            Representation representation,
            RecordSource records,
            LatencyRecorder latency,
            VerifierOptions options,
            FindingLog findings) {
        this(query, representation, records, latency, options, findings, new LineRules(query));
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

    /** @return the partition of rows that do not say it */
    int onlyPartition() {
        return query.partition().orElse(0);
    }
}
