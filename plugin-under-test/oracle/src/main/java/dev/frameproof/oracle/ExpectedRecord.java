package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.NullValue;

/**
 * What a record holds, apart from its bytes.
 *
 * @param key its key
 * @param value its value; a null for a broken record
 * @param brokenBecause why no reader can decode its value, so that an error row is due; empty for a good record
 */
public record ExpectedRecord(RecordKey key, Value value, String brokenBecause) {
    private static final Value NOTHING = new NullValue();

    public ExpectedRecord {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        requireNonNull(brokenBecause, "brokenBecause");
    }

    /** A record that a reader of its format can decode. */
    public static ExpectedRecord good(RecordKey key, Value value) {
        return new ExpectedRecord(key, value, "");
    }

    /**
     * A record that no reader of its format can decode.
     *
     * @param because why, not empty
     */
    public static ExpectedRecord broken(RecordKey key, String because) {
        if (because.isEmpty()) {
            throw new IllegalArgumentException("a broken record has a reason");
        }
        return new ExpectedRecord(key, NOTHING, because);
    }

    /** @return whether an error row is due */
    public boolean isBroken() {
        return !brokenBecause.isEmpty();
    }
}
