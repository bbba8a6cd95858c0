package dev.frameproof.producers.source;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.Encoder;
import dev.frameproof.producers.workload.Sample;
import dev.frameproof.producers.workload.Workload;

/** A workload's samples, each encoded. */
public final class EncodedWorkload implements RecordSource {
    private final Workload workload;
    private final Encoder keys;
    private final Encoder values;

    /** @param keys how the samples' keys are written; samples without a key are sent without one */
    public EncodedWorkload(Workload workload, Encoder keys, Encoder values) {
        this.workload = requireNonNull(workload, "workload");
        this.keys = requireNonNull(keys, "keys");
        this.values = requireNonNull(values, "values");
    }

    @Override
    public String name() {
        return workload.name();
    }

    @Override
    public String format() {
        return values.format();
    }

    @Override
    public OutgoingRecord record(long index, long timestampMillis) {
        Sample sample = workload.sample(index);
        try {
            return OutgoingRecord.of(
                    sample.key().map(keys::encode).orElse(null),
                    sample.isTombstone() ? null : values.encode(sample.value(), timestampMillis));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "record " + index + " of workload " + workload.name() + " cannot be written as " + values.format()
                            + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public long partitionKey(long index) {
        return workload.partitionKey(index);
    }

    @Override
    public boolean mayBeMadeAhead() {
        return !workload.isMeasured();
    }
}
