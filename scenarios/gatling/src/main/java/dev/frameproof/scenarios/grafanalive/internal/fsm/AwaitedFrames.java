package dev.frameproof.scenarios.grafanalive.internal.fsm;

import java.util.List;
import java.util.OptionalInt;

/**
 * The frames that came while they were awaited.
 *
 * @param stream of which stream
 * @param frames how many
 * @param rows how many rows they have
 * @param longestGapNanos the longest time without a frame, the first one's included
 * @param arrivals the frames, where they were to be kept
 * @param closeCode with which the target closed the connection, where that was awaited; 1006 for no code
 */
public record AwaitedFrames(
        String stream, long frames, long rows, long longestGapNanos, List<Arrival> arrivals, OptionalInt closeCode) {
    public AwaitedFrames {
        arrivals = List.copyOf(arrivals);
    }
}
