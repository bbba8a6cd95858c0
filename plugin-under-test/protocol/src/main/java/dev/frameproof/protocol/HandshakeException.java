package dev.frameproof.protocol;

/** What a plugin printed is not a handshake line that this host can follow; the message says why and what to do. */
public final class HandshakeException extends Exception {
    private static final long serialVersionUID = 1L;

    public HandshakeException(String message) {
        super(message);
    }
}
