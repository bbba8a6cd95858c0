package dev.frameproof.kafkaplugin.internal;

/** A text is no schema of its kind; the message says why. */
public final class InvalidSchemaException extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidSchemaException(String message) {
        super(message);
    }
}
