package dev.frameproof.scenarios.grafanalive.internal.client;

/** Where a viewer tells what happens while nobody waits for it. Times are milliseconds since the epoch. */
public interface ViewerLog {
    /** The first frame of a stream has come since it was asked for. */
    void firstFrame(String stream, long askedMillis, long arrivedMillis);

    /** The connection was lost while nothing was waited for. */
    void lost(String why, long atMillis);

    /** A stream's verification has ended. */
    void verified(String stream, boolean proved, String findings, long atMillis);
}
