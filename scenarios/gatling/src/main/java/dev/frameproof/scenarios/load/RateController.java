package dev.frameproof.scenarios.load;

import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Finds the highest rate that holds: doubles while rates hold and halves while none has, then takes the geometric middle
 * of the highest that held and the lowest that did not until these lie close; the rate that is left has to hold once more,
 * and where it does not, the search goes on below it. For one thread.
 */
public final class RateController {
    private static final double DOUBLE = 2;

    private final double close;
    private final int mostTries;
    private double next;
    private final NavigableSet<Double> held = new TreeSet<>();
    private double failed = Double.POSITIVE_INFINITY;
    private boolean confirming;
    private boolean confirmed;
    private int tries;

    /**
     * @param first the rate to begin with, records a second, 1 or more
     * @param precision how far above the highest rate that held one may lie that did not, above 0: 0.05 for 5 %
     * @param mostTries after how many rates the search ends in any case
     */
    public RateController(long first, double precision, int mostTries) {
        if (first < 1 || !(precision > 0) || mostTries < 1) {
            throw new IllegalArgumentException("first %d and mostTries %d are 1 or more, precision %s above 0"
                    .formatted(first, mostTries, precision));
        }
        next = first;
        close = 1 + precision;
        this.mostTries = mostTries;
    }

    /** @return whether the search has ended */
    public boolean isOver() {
        return confirmed || tries >= mostTries || (held.isEmpty() && failed <= 1);
    }

    /** @return the rate to try now, in whole records a second, 1 or more */
    public long rate() {
        return Math.max(1, Math.round(next));
    }

    /** @return whether the rate held before, and is tried once more to be sure */
    public boolean isConfirming() {
        return confirming;
    }

    /** Says whether the rate held. */
    public void tried(boolean holds) {
        if (isOver()) {
            throw new IllegalStateException("the search has ended");
        }
        tries++;
        if (holds) {
            confirmed = confirming;
            held.add(next);
        } else {
            failed = Math.min(failed, next);
            held.remove(next);
        }
        choose();
    }

    private void choose() {
        confirming = false;
        if (Double.isInfinite(failed)) {
            next *= DOUBLE;
        } else if (held.isEmpty()) {
            next /= DOUBLE;
        } else if (failed / held.last() <= close) {
            next = held.last();
            confirming = true;
        } else {
            next = Math.sqrt(held.last() * failed);
        }
    }

    /** @return the highest rate that held, records a second; empty when none did */
    public OptionalLong highest() {
        return held.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.max(1, Math.round(held.last())));
    }
}
