package dev.frameproof.protocol.host;

/** A stream that runs. Its methods may be called from any thread, also from within the listener, and return at once. */
public interface StreamHandle {
    /**
     * Takes no more packets for now; up to 16 that are on their way still arrive. The plugin can send some 1 MiB more
     * before it has to wait, so nothing grows without bound. Other streams of the plugin go on.
     */
    void pause();

    /** Takes packets again after {@link #pause}. */
    void resume();

    /** Ends the stream; the listener then hears {@link StreamEnd.Cancelled}, unless it had ended before. */
    void cancel();
}
