package dev.frameproof.differential.random;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordSource;

/** Keys by chance, and values of one trial's making; some records have none. */
final class RandomRecords implements RecordSource {
    private static final double TOMBSTONES = 0.01;

    private final RecordFormat format;
    private final long seed;
    private final RandomKeys keys;
    private final Values values;

    /** Makes a value. */
    @FunctionalInterface
    interface Values {
        byte[] value(Chance chance);
    }

    RandomRecords(RecordFormat format, long seed, RandomKeys keys, Values values) {
        this.format = requireNonNull(format, "format");
        this.seed = seed;
        this.keys = requireNonNull(keys, "keys");
        this.values = requireNonNull(values, "values");
    }

    @Override
    public String name() {
        return "random-" + format.text();
    }

    @Override
    public String format() {
        return format.text();
    }

    @Override
    public OutgoingRecord record(long index, long timestampMillis) {
        Chance chance = new Chance(seed, index);
        return OutgoingRecord.of(keys.key(chance), chance.is(TOMBSTONES) ? null : values.value(chance));
    }
}
