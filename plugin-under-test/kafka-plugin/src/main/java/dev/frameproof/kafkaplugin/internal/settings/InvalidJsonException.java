package dev.frameproof.kafkaplugin.internal.settings;

/** A text that should be a JSON object is none; the message says why. */
public final class InvalidJsonException extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidJsonException(String message) {
        super(message);
    }
}
