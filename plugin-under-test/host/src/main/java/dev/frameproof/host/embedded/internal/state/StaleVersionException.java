package dev.frameproof.host.embedded.internal.state;

/** A change that was made for an older version of what is stored. */
public final class StaleVersionException extends Exception {
    private static final long serialVersionUID = 1;

    StaleVersionException() {
        super("somebody else has saved it in between");
    }
}
