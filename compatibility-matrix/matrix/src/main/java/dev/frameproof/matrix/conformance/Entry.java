package dev.frameproof.matrix.conformance;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One answer, ready to be compared.
 *
 * @param after what it answers, for example {@code subscribe default/ds/kafka-uid/p-stream}
 * @param seen the answer, with what is random masked
 */
public record Entry(String after, JsonNode seen) {
    public Entry {
        requireNonNull(after, "after");
        requireNonNull(seen, "seen");
    }
}
