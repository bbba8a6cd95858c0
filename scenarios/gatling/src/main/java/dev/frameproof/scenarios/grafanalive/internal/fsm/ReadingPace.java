package dev.frameproof.scenarios.grafanalive.internal.fsm;

/** How fast a viewer reads its socket. */
public sealed interface ReadingPace {
    /** All that comes. */
    record Full() implements ReadingPace {}

    /** Nothing. */
    record Stopped() implements ReadingPace {}

    /** At most so many bytes a second. */
    record AtMost(long bytesPerSecond) implements ReadingPace {
        public AtMost {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("at least 1 byte a second is read, not " + bytesPerSecond);
            }
        }
    }
}
