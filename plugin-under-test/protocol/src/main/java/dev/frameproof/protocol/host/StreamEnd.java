package dev.frameproof.protocol.host;

import static java.util.Objects.requireNonNull;

import io.grpc.Status;

/** How a stream ended. */
public sealed interface StreamEnd {
    /** The plugin ended it without an error. */
    record Completed() implements StreamEnd {}

    /** The host cancelled it. */
    record Cancelled() implements StreamEnd {}

    /**
     * The plugin ended it with an error, or is gone.
     *
     * @param description the error's own text, may be empty
     */
    record Failed(Status.Code code, String description) implements StreamEnd {
        public Failed {
            requireNonNull(code, "code is null");
            requireNonNull(description, "description is null");
        }
    }
}
