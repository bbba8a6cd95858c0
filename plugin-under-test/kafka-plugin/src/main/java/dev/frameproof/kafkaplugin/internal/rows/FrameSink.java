package dev.frameproof.kafkaplugin.internal.rows;

/** Where the frames of one stream go, in order. */
@FunctionalInterface
public interface FrameSink {
    /**
     * Sends one frame, the JSON of a StreamPacket; waits while the host takes no more. The array is used again as soon
     * as this returns.
     */
    void send(byte[] array, int offset, int length) throws InterruptedException;
}
