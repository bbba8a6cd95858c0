package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.Value.NullValue;
import java.util.Optional;

/**
 * One logical record.
 *
 * @param key what the record is keyed by, if anything
 * @param value what it holds; a null for a tombstone
 * @param isTombstone whether it has no value at all, which in Kafka deletes its key; a null is a value
 */
public record Sample(Optional<Value> key, Value value, boolean isTombstone) {
    private static final Value NOTHING = new NullValue();

    public Sample {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        if (isTombstone && !value.equals(NOTHING)) {
            throw new IllegalArgumentException("a tombstone has no value, and this one has " + value);
        }
    }

    /** A record with a value. */
    public Sample(Optional<Value> key, Value value) {
        this(key, value, false);
    }

    /** @return a record without a value, which deletes that key */
    public static Sample tombstone(Value key) {
        return new Sample(Optional.of(key), NOTHING, true);
    }

    /** @return the same with another key */
    public Sample withKey(Optional<Value> other) {
        return new Sample(other, value, isTombstone);
    }
}
