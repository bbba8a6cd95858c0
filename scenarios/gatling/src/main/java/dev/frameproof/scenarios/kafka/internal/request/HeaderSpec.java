package dev.frameproof.scenarios.kafka.internal.request;

import static java.util.Objects.requireNonNull;

import dev.frameproof.scenarios.engine.SessionValue;

/** One header. */
public record HeaderSpec(SessionValue<String> name, SessionValue<byte[]> value) {
    public HeaderSpec {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }
}
