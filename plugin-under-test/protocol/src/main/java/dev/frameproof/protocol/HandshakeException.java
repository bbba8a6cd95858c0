package dev.frameproof.protocol;

/** What a plugin printed is not a handshake line that this host can follow; the message says why and what to do. */
public final class HandshakeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean otherProtocol;

    HandshakeException(String message) {
        this(message, false);
    }

    private HandshakeException(String message, boolean otherProtocol) {
        super(message);
        this.otherProtocol = otherProtocol;
    }

    static HandshakeException otherProtocol(String message) {
        return new HandshakeException(message, true);
    }

    /** Whether it is a proper line, of a protocol that Grafana does not speak. */
    public boolean isOtherProtocol() {
        return otherProtocol;
    }
}
