package dev.frameproof.differential;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.RecordDecoding;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.source.OutgoingRecord;

/** A trial's records as if they lay in a topic, dealt to its partitions in turn. */
final class TrialTopic implements RecordSource, SentLog {
    private static final long FIRST_MILLIS = 1_767_225_600_000L;
    private static final long STEP_MILLIS = 7;

    private final Trial trial;
    private final RecordDecoding decoding;
    private long count;

    TrialTopic(Trial trial) {
        this.trial = trial;
        decoding = new RecordDecoding(trial.query(), SchemaLookup.of(trial.schemas()), trial.representation());
    }

    /** Says how many records there are by now. */
    void grow(long records) {
        count = records;
    }

    OutgoingRecord record(long index) {
        return trial.source().record(index, timestampMillis(index));
    }

    int partition(long index) {
        return (int) (index % trial.partitions());
    }

    long offset(long index) {
        return index / trial.partitions();
    }

    long timestampMillis(long index) {
        return FIRST_MILLIS + index * STEP_MILLIS;
    }

    @Override
    public SentLog positions() {
        return this;
    }

    @Override
    public ExpectedRecord recordAt(int partition, long offset, long index) {
        OutgoingRecord record = record(index);
        return decoding.decode(record.key(), record.value());
    }

    @Override
    public String topic() {
        return trial.query().topicName();
    }

    @Override
    public int partitions() {
        return trial.partitions();
    }

    @Override
    public long indexAt(int partition, long offset) {
        long index = offset * trial.partitions() + partition;
        return partition < 0 || partition >= trial.partitions() || offset < 0 || index >= count ? -1 : index;
    }

    @Override
    public long timestampMillisAt(int partition, long offset) {
        return timestampMillis(offset * trial.partitions() + partition);
    }

    @Override
    public long intendedNanosAt(int partition, long offset) {
        return System.nanoTime();
    }

    @Override
    public long endOffset(int partition) {
        return (count - partition + trial.partitions() - 1) / trial.partitions();
    }

    @Override
    public long acknowledged() {
        return count;
    }
}
