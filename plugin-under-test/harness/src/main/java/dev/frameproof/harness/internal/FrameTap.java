package dev.frameproof.harness.internal;

/** Gets the bytes of every frame that comes for a viewer. */
@FunctionalInterface
public interface FrameTap {
    /** One that lets all pass. */
    FrameTap NONE = (bytes, from, to, arrivedNanos) -> {};

    /**
     * The bytes are only for the time of the call.
     *
     * @param arrivedNanos by {@link System#nanoTime()}
     */
    void accept(byte[] bytes, int from, int to, long arrivedNanos);
}
