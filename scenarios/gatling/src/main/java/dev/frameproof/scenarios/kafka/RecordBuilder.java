package dev.frameproof.scenarios.kafka;

import dev.frameproof.scenarios.kafka.internal.request.RecordSpec;

/** A record of a transaction, or several. */
public final class RecordBuilder extends RecordDsl<RecordBuilder> {
    private final int times;

    RecordBuilder(RecordSpec spec, int times) {
        super(spec);
        if (times < 1) {
            throw new IllegalArgumentException("a record is sent once or more, not " + times + " times");
        }
        this.times = times;
    }

    /** So many of them; of a workload they follow one another. */
    public RecordBuilder times(int count) {
        return new RecordBuilder(spec(), count);
    }

    int times() {
        return times;
    }

    @Override
    RecordBuilder with(RecordSpec other) {
        return new RecordBuilder(other, times);
    }
}
