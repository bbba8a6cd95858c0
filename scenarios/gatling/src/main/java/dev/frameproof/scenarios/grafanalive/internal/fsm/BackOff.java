package dev.frameproof.scenarios.grafanalive.internal.fsm;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a viewer tries again: as Grafana's own client does, with longer and longer waits.
 *
 * @param first the wait before the second try
 * @param most the longest wait
 * @param tries how many tries at most, 1 or more
 * @param newPage whether the page is loaded anew, so that queries for the last N records get a stream of their own
 */
public record BackOff(Duration first, Duration most, int tries, boolean newPage) {
    private static final int DOUBLINGS_AT_MOST = 20;

    public BackOff {
        requireNonNull(first, "first");
        requireNonNull(most, "most");
        if (tries < 1) {
            throw new IllegalArgumentException("there is at least one try, not " + tries);
        }
        if (first.isNegative() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "the first wait is 0 or more and at most the longest, not " + first + " of " + most);
        }
    }

    /** @return how long to wait after so many tries, 1 or more */
    public Duration after(int tried) {
        Duration wait = first.multipliedBy(1L << Math.min(tried - 1, DOUBLINGS_AT_MOST));
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
