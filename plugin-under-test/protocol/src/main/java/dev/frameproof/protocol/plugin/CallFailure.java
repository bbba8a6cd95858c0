package dev.frameproof.protocol.plugin;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;

/** Turns what a handler threw into a gRPC status, as the Go SDK does: code Unknown with the error's text. */
final class CallFailure {
    private CallFailure() {}

    static Status status(Throwable failure, PluginLog log) {
        Status status = unmasked(failure);
        return status.getDescription() == null
                ? status
                : Status.fromCode(status.getCode()).withDescription(log.withoutSecrets(status.getDescription()));
    }

    private static Status unmasked(Throwable failure) {
        if (failure instanceof StatusException withStatus) {
            return withStatus.getStatus();
        }
        if (failure instanceof StatusRuntimeException withStatus) {
            return withStatus.getStatus();
        }
        return Status.UNKNOWN.withDescription(
                failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage());
    }
}
