package dev.frameproof.host.embedded;

import static java.util.Objects.requireNonNull;

/** A call that a plugin did not answer, or answered with an error. */
public final class BackendException extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    public BackendException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = requireNonNull(kind, "kind");
    }

    public Kind kind() {
        return kind;
    }

    /** Why there is no answer. */
    public enum Kind {
        /** The plugin is not running, or its connection broke. */
        UNAVAILABLE,
        /** The plugin does not serve this call. */
        UNIMPLEMENTED,
        /** The plugin answered with an error. */
        FAILED
    }
}
