package dev.frameproof.host.embedded.internal.state;

/** A change that something stored already stands against. */
public final class ConflictException extends Exception {
    private static final long serialVersionUID = 1;

    ConflictException(String message) {
        super(message);
    }
}
