package dev.frameproof.protocol.host;

/**
 * Hears a stream. Both methods run on the connection's own thread and must not block: a listener that cannot follow
 * calls {@link StreamHandle#pause}.
 */
public interface PacketListener {
    /** @param data the packet's bytes, UTF-8 JSON by contract but unchecked; the array is the listener's to keep */
    void onPacket(byte[] data);

    /** Called once, after the last packet. */
    void onEnd(StreamEnd end);
}
