package dev.frameproof.scenarios.grafanalive.internal.fsm;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/**
 * One frame that came.
 *
 * @param rows how many rows it has
 * @param arrivedNanos when it came, on {@link System#nanoTime()}'s scale
 * @param frame its JSON; no text where nobody will look at it
 */
public record Arrival(long rows, long arrivedNanos, String frame) {
    public Arrival {
        requireNonNull(frame, "frame");
    }

    /** @return its JSON in UTF-8 */
    public byte[] bytes() {
        return frame.getBytes(StandardCharsets.UTF_8);
    }
}
