package dev.frameproof.host.plugin.catalogue;

/** The catalogue cannot give what was asked for. The message says what, why, what to do. */
public final class CatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CatalogueException(String message) {
        super(message);
    }

    CatalogueException(String message, Throwable cause) {
        super(message, cause);
    }
}
