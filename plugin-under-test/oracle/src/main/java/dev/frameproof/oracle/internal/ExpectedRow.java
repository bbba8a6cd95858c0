package dev.frameproof.oracle.internal;

import dev.frameproof.oracle.internal.lineprotocol.LineRow;
import dev.frameproof.producers.workload.Value;
import java.util.Arrays;
import java.util.List;

/** What one row must be. Made once and filled again and again. */
final class ExpectedRow {
    private static final int USUAL_LEAVES = 32;

    int partition;
    long offset;
    long timestampMillis;

    /** Where it is in the frame that is judged. */
    int frameRow;

    /** Why an error row is due; empty for a good record. */
    String broken = "";

    /** Why an error row does as well, of line protocol; empty for a record that must be read, or cannot be. */
    String refusable = "";

    /** The columns; null for an error row. */
    Shape shape;

    /** The rows that a record of line protocol has. */
    List<LineRow> lines = List.of();

    /** The rows of line protocol that do as well: those without the lines whose times are too far away for a plugin. */
    List<LineRow> nearLines = List.of();

    Value[] leaves = new Value[USUAL_LEAVES];
    int leafCount;

    void addLeaf(Value leaf) {
        if (leafCount == leaves.length) {
            leaves = Arrays.copyOf(leaves, leafCount * 2);
        }
        leaves[leafCount++] = leaf;
    }
}
