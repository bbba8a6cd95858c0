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
 * @param readable whether its value can be read all the same: then a row of the value is as good as an error row
 */
public record ExpectedRecord(RecordKey key, Value value, String brokenBecause, boolean readable) {
    private static final Value NOTHING = new NullValue();

    public ExpectedRecord {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        requireNonNull(brokenBecause, "brokenBecause");
    }

    /** A record that a reader of its format can decode. */
    public static ExpectedRecord good(RecordKey key, Value value) {
        return new ExpectedRecord(key, value, "", true);
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
        return new ExpectedRecord(key, NOTHING, because, false);
    }

    /**
     * A record that a reader of its format may decode or refuse: the standard leaves it open, or what the plugin says of
     * itself does.
     *
     * @param because why it may be refused, not empty
     */
    public static ExpectedRecord eitherWay(RecordKey key, Value value, String because) {
        if (because.isEmpty()) {
            throw new IllegalArgumentException("a record that may be refused has a reason");
        }
        return new ExpectedRecord(key, value, because, true);
    }

    /** @return whether nothing but an error row is due */
    public boolean isBroken() {
        return !readable;
    }
}
