package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

/**
 * Something in which the frames of two cells of one case differ.
 *
 * @param caseName the case
 * @param left the one side: target and plugin, or the golden file
 * @param right the other side
 * @param what what differs: {@code columns}, {@code types}, {@code rows}, {@code order}, {@code timing}
 * @param place where: a column, a row's position; may be empty
 * @param leftText what the one side has; empty for nothing
 * @param rightText what the other side has
 */
public record CellDifference(
        String caseName, String left, String right, String what, String place, String leftText, String rightText) {
    /** What {@link #what} is for rows that came otherwise gathered or later, which a busy machine can be the reason of. */
    public static final String TIMING = "timing";

    public CellDifference {
        requireNonNull(caseName, "caseName");
        requireNonNull(left, "left");
        requireNonNull(right, "right");
        requireNonNull(what, "what");
        requireNonNull(place, "place");
        requireNonNull(leftText, "leftText");
        requireNonNull(rightText, "rightText");
    }

    /** @return whether both sides brought the same, at other times */
    public boolean isOfTiming() {
        return what.equals(TIMING);
    }
}
