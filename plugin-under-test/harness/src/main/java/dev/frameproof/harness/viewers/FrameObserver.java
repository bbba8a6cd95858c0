package dev.frameproof.harness.viewers;

import dev.frameproof.live.LiveException;

/** Hears what becomes of one viewer's stream, on the event loop that reads its socket: it must not take long. */
public interface FrameObserver {
    /** One that does nothing. */
    FrameObserver NONE = new FrameObserver() {};

    /**
     * A frame came and was verified.
     *
     * @param bytes holds the frame; only for the time of the call
     * @param from its first byte
     * @param to the byte after its last
     */
    default void onFrame(WatchedChannel of, byte[] bytes, int from, int to, long arrivedNanos) {}

    /** The subscription has ended by itself. */
    default void onEnd(WatchedChannel of, LiveException reason) {}
}
