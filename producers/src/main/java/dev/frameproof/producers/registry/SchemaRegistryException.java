package dev.frameproof.producers.registry;

/** A registry refused, or did not answer: the message says which, what was asked, why, and what to do. */
public final class SchemaRegistryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int errorCode;

    /** @param errorCode the registry's own, for example 40401; 0 when it gave none */
    SchemaRegistryException(String message, int errorCode, Throwable cause) {
        super(message, cause);
        this.errorCode = errorCode;
    }

    /** @return the registry's own, for example 40401 for an unknown subject; 0 when it gave none */
    public int errorCode() {
        return errorCode;
    }
}
