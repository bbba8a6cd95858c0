package dev.frameproof.agents.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.agents.IndexShare;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordSource;

/** One sender's records. */
record SharedSource(RecordSource whole, IndexShare share) implements RecordSource {
    SharedSource {
        requireNonNull(whole, "whole");
        requireNonNull(share, "share");
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public String format() {
        return whole.format();
    }

    @Override
    public OutgoingRecord record(long index, long timestampMillis) {
        return whole.record(share.index(index), timestampMillis);
    }

    @Override
    public long partitionKey(long index) {
        return whole.partitionKey(share.index(index));
    }

    @Override
    public boolean mayBeMadeAhead() {
        return whole.mayBeMadeAhead();
    }
}
