package dev.frameproof.protocol.plugin;

/**
 * Takes the packets of one stream. It holds back when the host reads slower than the plugin sends: at most some 128 KiB
 * wait in the plugin's memory, then {@link #send} blocks. One thread at a time may send.
 */
public interface PacketSink {
    /**
     * Sends UTF-8 JSON as one StreamPacket. The bytes have been copied once this returns, so the array may be used
     * again at once.
     *
     * @throws java.util.concurrent.CancellationException when the host has cancelled the stream, or the plugin stops
     * @throws InterruptedException when interrupted while it waits for the host
     */
    void send(byte[] array, int offset, int length) throws InterruptedException;

    default void send(byte[] data) throws InterruptedException {
        send(data, 0, data.length);
    }

    /** Whether {@link #send} would not block. A sender may gather rows while it would. */
    boolean isReady();

    /**
     * Waits until {@link #send} would not block.
     *
     * @throws java.util.concurrent.CancellationException when the host has cancelled the stream, or the plugin stops
     */
    void awaitReady() throws InterruptedException;

    boolean isCancelled();

    /**
     * Runs {@code action} once the host has cancelled the stream or the plugin stops, at once if that is so already. It
     * runs on the connection's own thread: it may wake somebody, it must not block.
     */
    void onCancel(Runnable action);
}
