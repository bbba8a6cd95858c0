package dev.frameproof.reports.compare;

import static java.util.Objects.requireNonNull;

/**
 * Something that both results can have: a cell of a matrix, a check of a stream, a threshold.
 *
 * @param state how it ended
 * @param failed the true number of its findings
 * @param text how it ended, for a person
 */
record Item(State state, long failed, String text) {
    enum State {
        PASSED,
        FAILED,
        SKIPPED
    }

    Item {
        requireNonNull(state, "state");
        requireNonNull(text, "text");
    }

    boolean isBad() {
        return state == State.FAILED;
    }
}
