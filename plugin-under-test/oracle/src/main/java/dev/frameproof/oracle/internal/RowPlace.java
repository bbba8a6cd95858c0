package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Frame;

/** Where a row's record lies, as the row says; -1 where it does not. */
public record RowPlace(int partition, long offset) {
    /** @return the place of a frame's first row */
    public static RowPlace ofFirstRow(Frame frame) {
        Outline outline = Outline.of(frame.schema());
        return new RowPlace((int) first(frame, outline.partition()), first(frame, outline.offset()));
    }

    private static long first(Frame frame, int column) {
        return column < 0 || frame.rows() == 0
                ? -1
                : frame.columns().get(column).longAt(0);
    }
}
