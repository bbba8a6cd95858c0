package dev.frameproof.matrix.internal;

import dev.frameproof.reports.CellDifference;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * When a case's rows came: how they were gathered into messages, and how long after their record's timestamp they were
 * there. Two runs never agree in it to the last digit, and a busy machine is slower: only what differs threefold counts.
 *
 * @param rowsAMessage on average; 0 when none came
 * @param delay half of the rows came within this; empty where rows do not tell their record's time
 * @param longestDelay 99 of 100 rows came within this
 */
record FrameTiming(double rowsAMessage, Optional<Duration> delay, Optional<Duration> longestDelay) {
    private static final int FACTOR = 3;
    private static final double ROWS_THAT_COUNT = 3;
    private static final Duration DELAY_THAT_COUNTS = Duration.ofMillis(25);

    /** @return nothing when both are about the same */
    static List<CellDifference> compare(
            String caseName, String left, FrameTiming one, String right, FrameTiming other) {
        List<CellDifference> differences = new ArrayList<>();
        if (farApart(one.rowsAMessage, other.rowsAMessage, ROWS_THAT_COUNT)) {
            differences.add(new CellDifference(
                    caseName, left, right, CellDifference.TIMING, "rows a message", one.rowsText(), other.rowsText()));
        }
        if (one.delay.isPresent()
                && other.delay.isPresent()
                && farApart(millis(one.delay.get()), millis(other.delay.get()), millis(DELAY_THAT_COUNTS))) {
            differences.add(new CellDifference(
                    caseName, left, right, CellDifference.TIMING, "delay, median", text(one.delay), text(other.delay)));
        }
        return differences;
    }

    private static boolean farApart(double one, double other, double that) {
        double larger = Math.max(one, other);
        return larger >= that && larger > FACTOR * Math.min(one, other);
    }

    private static double millis(Duration time) {
        return time.toMillis();
    }

    /** @return for example {@code 1.4} */
    String rowsText() {
        return String.format(Locale.ROOT, "%.1f", rowsAMessage);
    }

    /** @return for example {@code 8 ms, 99 % 42 ms}; empty where it is not known */
    String delayText() {
        return delay.isEmpty() ? "" : text(delay) + ", 99 % " + text(longestDelay);
    }

    private static String text(Optional<Duration> time) {
        return time.orElseThrow().toMillis() + " ms";
    }

    /** Gathers the timing of messages. */
    static final class Gathering {
        private static final int LONGEST_MILLIS = 10_000;
        private static final double MEDIAN = 0.5;
        private static final double MOST = 0.99;

        private final int[] rowsByDelayMillis = new int[LONGEST_MILLIS + 1];
        private final long epochMillisAtZero;
        private long messages;
        private long rows;
        private long timed;

        Gathering(Clock clock) {
            epochMillisAtZero = clock.millis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }

        void message(int rowsOfIt) {
            messages++;
            rows += rowsOfIt;
        }

        /** A row's time; one in the future, or of long ago, is not that of its record. */
        void row(long timeMillis, long arrivedNanos) {
            long delay = epochMillisAtZero + TimeUnit.NANOSECONDS.toMillis(arrivedNanos) - timeMillis;
            if (delay >= -1 && delay <= LONGEST_MILLIS) {
                rowsByDelayMillis[(int) Math.max(0, delay)]++;
                timed++;
            }
        }

        FrameTiming timing() {
            return new FrameTiming(messages == 0 ? 0 : (double) rows / messages, within(MEDIAN), within(MOST));
        }

        private Optional<Duration> within(double share) {
            long left = (long) Math.ceil(timed * share);
            if (left == 0 || timed * 2 < rows) {
                return Optional.empty();
            }
            for (int millis = 0; millis <= LONGEST_MILLIS; millis++) {
                left -= rowsByDelayMillis[millis];
                if (left <= 0) {
                    return Optional.of(Duration.ofMillis(millis));
                }
            }
            return Optional.empty();
        }
    }
}
