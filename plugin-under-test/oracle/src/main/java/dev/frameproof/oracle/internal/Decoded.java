package dev.frameproof.oracle.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.Value;

/**
 * What a record's bytes hold.
 *
 * @param value its value
 * @param mayRefuse why a reader may refuse it all the same; empty when none may
 */
public record Decoded(Value value, String mayRefuse) {
    public Decoded {
        requireNonNull(value, "value");
        requireNonNull(mayRefuse, "mayRefuse");
    }

    /** A value that every reader must read. */
    public static Decoded surely(Value value) {
        return new Decoded(value, "");
    }

    /** @return the same, but a reader may refuse it */
    public Decoded unless(String because) {
        return mayRefuse.isEmpty() ? new Decoded(value, because) : this;
    }
}
