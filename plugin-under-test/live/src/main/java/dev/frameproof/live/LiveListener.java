package dev.frameproof.live;

/**
 * Hears what comes on one subscription. Called on the connection's event loop, in order: a listener that takes long
 * slows every connection of that loop.
 */
@FunctionalInterface
public interface LiveListener {
    /**
     * A publication came.
     *
     * @param bytes holds the {@code data} of the push; only for the time of the call
     * @param from its first byte
     * @param to the byte after its last
     * @param arrivedNanos when its message was read from the socket, on {@link System#nanoTime()}'s scale
     */
    void onData(byte[] bytes, int from, int to, long arrivedNanos);

    /** The subscription has ended: the connection is gone, or the server took it away. Not after an unsubscribe. */
    default void onEnd(LiveException reason) {}
}
