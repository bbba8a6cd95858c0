package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

/**
 * A limit that the user set, and what was measured.
 *
 * @param name what is limited, for example {@code latency p99}
 * @param required the limit, for example {@code at most 200 ms}
 * @param actual what was measured, for example {@code 148 ms}
 * @param met whether it holds
 */
public record ThresholdResult(String name, String required, String actual, boolean met) {
    public ThresholdResult {
        requireNonNull(name, "name");
        requireNonNull(required, "required");
        requireNonNull(actual, "actual");
    }
}
