package dev.frameproof.kafkaplugin.internal.registry;

/** A schema registry gave no schema; the message says why and what to do. */
public final class RegistryException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    RegistryException(String message, boolean passing) {
        super(message, null, false, false);
        this.passing = passing;
    }

    /** @return whether it may be otherwise in a moment, the registry being away or busy */
    public boolean isPassing() {
        return passing;
    }
}
