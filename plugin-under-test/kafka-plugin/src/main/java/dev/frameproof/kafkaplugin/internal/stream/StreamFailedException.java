package dev.frameproof.kafkaplugin.internal.stream;

import io.grpc.Status;

/** A stream cannot go on; the message says why and what to do. */
public final class StreamFailedException extends Exception {
    private static final long serialVersionUID = 1;

    private final Status.Code code;

    public StreamFailedException(Status.Code code, String message) {
        super(message);
        this.code = code;
    }

    /** @return the gRPC status with which the stream's call ends */
    public Status status() {
        return Status.fromCode(code).withDescription(getMessage());
    }
}
