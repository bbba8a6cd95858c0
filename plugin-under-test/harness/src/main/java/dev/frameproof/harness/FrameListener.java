package dev.frameproof.harness;

/** Gets every frame that comes for the first viewer of each stream, before it is verified. Called from one thread. */
@FunctionalInterface
public interface FrameListener {
    /** One that lets all pass. */
    FrameListener NONE = (viewer, bytes, from, to, arrivedNanos) -> {};

    /**
     * @param viewer the viewer's name, as its {@link dev.frameproof.reports.StreamResult} has it
     * @param bytes holds the frame's JSON; only for the time of the call
     * @param from its first byte
     * @param to the byte after its last
     * @param arrivedNanos by {@link System#nanoTime()}
     */
    void frame(String viewer, byte[] bytes, int from, int to, long arrivedNanos);
}
