package dev.frameproof.kafkaplugin.internal.settings;

/** A query cannot be run as it is; the message says which member is wrong and what is allowed. */
public final class InvalidQueryException extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidQueryException(String message) {
        super(message);
    }
}
