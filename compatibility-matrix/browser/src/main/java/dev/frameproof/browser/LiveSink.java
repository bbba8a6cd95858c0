package dev.frameproof.browser;

/** Takes the messages of one stream. */
@FunctionalInterface
public interface LiveSink {
    /** @param data the data of one Live push, JSON in UTF-8 */
    void push(byte[] data);
}
