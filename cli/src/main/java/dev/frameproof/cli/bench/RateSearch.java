package dev.frameproof.cli.bench;

/**
 * Finds the highest rate that holds, from above and below: it rises by half while rates hold, falls by half while none
 * does, and then takes the geometric middle until the two ends lie close.
 */
final class RateSearch {
    private static final double STEP = 1.5;
    private static final double CLOSE = 1.12;

    private final int mostTries;
    private double held;
    private double failed = Double.POSITIVE_INFINITY;
    private double next;
    private int tries;

    /** @param first the rate to begin with, above zero */
    RateSearch(double first, int mostTries) {
        next = first;
        this.mostTries = mostTries;
    }

    boolean isOver() {
        return tries >= mostTries || failed / held < CLOSE;
    }

    /** @return the rate to try now, in whole records a second */
    long rate() {
        return Math.max(1, Math.round(next));
    }

    void tried(boolean held) {
        tries++;
        if (held) {
            this.held = Math.max(this.held, next);
        } else {
            failed = Math.min(failed, next);
        }
        next = Double.isInfinite(failed) ? next * STEP : this.held == 0 ? next / STEP : Math.sqrt(this.held * failed);
    }

    /** @return the highest rate that held; 0 when none did */
    double highest() {
        return held;
    }
}
