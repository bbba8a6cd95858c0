package dev.frameproof.oracle.internal;

import java.util.ArrayList;
import java.util.List;

/** The rows of one frame that are to be compared. Reused from frame to frame. */
final class RowBatch {
    private final List<ExpectedRow> rows = new ArrayList<>();
    private int size;

    void clear() {
        size = 0;
    }

    ExpectedRow add() {
        if (size == rows.size()) {
            rows.add(new ExpectedRow());
        }
        return rows.get(size++);
    }

    int size() {
        return size;
    }

    ExpectedRow get(int index) {
        return rows.get(index);
    }
}
