package dev.frameproof.protocol.host;

/** Hears what a plugin prints after its handshake; on the connection's own thread. */
@FunctionalInterface
public interface PrintedListener {
    /** @param data any part of the output, not a line, and perhaps part of a character */
    void onPrinted(boolean standardError, byte[] data);
}
