package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How far another machine's clock is ahead of this one's, as NTP finds it out: an answer that says "it is t" was given
 * between the moment the question left here and the moment the answer was back. Each question bounds the offset from
 * both sides; several bound it closer, as long as the clocks do not drift apart meanwhile.
 *
 * @param ahead the middle of the bounds; negative when the other clock is behind
 * @param error half of what lies between them: by so much at most the middle is wrong
 */
public record ClockOffset(Duration ahead, Duration error) {
    /** One and the same clock. */
    public static final ClockOffset SAME = new ClockOffset(Duration.ZERO, Duration.ZERO);

    private static final long NANOS_PER_MILLI = 1_000_000;

    public ClockOffset {
        requireNonNull(ahead, "ahead");
        requireNonNull(error, "error");
    }

    /** Gathers answers. Times are nanoseconds since the epoch. */
    public static final class Bounds {
        private long low = Long.MIN_VALUE;
        private long high = Long.MAX_VALUE;

        /**
         * Adds an answer; one that contradicts those before (a clock was set meanwhile) begins anew.
         *
         * @param askedNanos when the question left, by this machine's clock
         * @param answeredNanos when the answer was here, by this machine's clock
         * @param theirMillis what the other clock said, whole milliseconds, the rest of it cut off
         */
        public void add(long askedNanos, long answeredNanos, long theirMillis) {
            long least = theirMillis * NANOS_PER_MILLI - answeredNanos;
            long most = (theirMillis + 1) * NANOS_PER_MILLI - askedNanos;
            if (least > high || most < low) {
                low = least;
                high = most;
            } else {
                low = Math.max(low, least);
                high = Math.min(high, most);
            }
        }

        /** @throws IllegalStateException when there was no answer */
        public ClockOffset offset() {
            if (low == Long.MIN_VALUE) {
                throw new IllegalStateException("no answer was added");
            }
            return new ClockOffset(Duration.ofNanos((low + high) / 2), Duration.ofNanos((high - low + 1) / 2));
        }
    }
}
