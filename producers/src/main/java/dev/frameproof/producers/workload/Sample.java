package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One logical record.
 *
 * @param key what the record is keyed by, if anything
 * @param value what it holds
 */
public record Sample(Optional<Value> key, Value value) {
    public Sample {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
    }
}
