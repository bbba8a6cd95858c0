package dev.frameproof.protocol.host;

import io.grpc.Status;

/** A call that the plugin did not answer, or answered with an error. */
public final class PluginCallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final Status.Code code;
    private final String description;

    PluginCallException(String call, Status status) {
        super(call + " failed: " + status.getCode() + ": " + describe(status), status.getCause());
        this.call = call;
        this.code = status.getCode();
        this.description = describe(status);
    }

    /** A status without its Java cause tells "io exception" and not that the socket refused. */
    static String describe(Status status) {
        String text = status.getDescription() == null ? "" : status.getDescription();
        Throwable cause = status.getCause();
        if (cause == null || cause.getMessage() == null || text.contains(cause.getMessage())) {
            return text;
        }
        return text.isEmpty() ? cause.getMessage() : text + ": " + cause.getMessage();
    }

    /** For example {@code Diagnostics/CheckHealth}. */
    public String call() {
        return call;
    }

    /** What a Go plugin's plain error arrives as: {@code UNKNOWN}; a plugin without that service: {@code UNIMPLEMENTED}. */
    public Status.Code code() {
        return code;
    }

    /** The error's own text; empty when there was none. */
    public String description() {
        return description;
    }
}
