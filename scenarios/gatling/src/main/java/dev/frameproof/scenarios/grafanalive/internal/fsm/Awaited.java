package dev.frameproof.scenarios.grafanalive.internal.fsm;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Units;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a scenario waits for, and how long.
 *
 * @param stream of which stream
 * @param goal what
 * @param within how long it waits at most
 * @param frames whether the frames are to be kept for checks
 */
public record Awaited(String stream, Goal goal, Duration within, boolean frames) {
    /** What is waited for. */
    public sealed interface Goal {
        /** @return in words */
        String describe();
    }

    /** So many frames. */
    public record Frames(long count) implements Goal {
        @Override
        public String describe() {
            return count + (count == 1 ? " frame" : " frames");
        }
    }

    /** So many rows, in any number of frames. */
    public record Rows(long count) implements Goal {
        @Override
        public String describe() {
            return count + (count == 1 ? " row" : " rows");
        }
    }

    /** A time in which no frame comes. */
    public record Idle(Duration time) implements Goal {
        @Override
        public String describe() {
            return Units.duration(time) + " without a frame";
        }
    }

    /**
     * That the target closes the connection.
     *
     * @param codes with one of these; none for any
     */
    public record Closing(List<Integer> codes) implements Goal {
        public Closing {
            codes = List.copyOf(codes);
        }

        @Override
        public String describe() {
            return "that the target closes"
                    + codes.stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(" or ", codes.isEmpty() ? "" : " with ", ""));
        }
    }

    public Awaited {
        requireNonNull(stream, "stream");
        requireNonNull(goal, "goal");
        requireNonNull(within, "within");
    }

    /** @return in words */
    public String describe() {
        return goal instanceof Closing ? goal.describe() : goal.describe() + " of " + stream;
    }
}
