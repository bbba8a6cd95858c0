package dev.frameproof.oracle.internal;

import dev.frameproof.frame.FieldType;
import dev.frameproof.reports.FindingKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Nulls of a type that nothing before them explains, where several partitions are read: a record of another partition
 * may have been read before and be delivered after. Each doubt waits for such a record for some thousand rows.
 */
final class NullDoubts {
    private static final long ROWS_TO_WAIT = 4096;
    private static final int MOST = 1000;

    private record Doubt(int partition, long offset, String column, FieldType type, String due, long until) {}

    private final NullTypes types;
    private final PartitionStates partitions;
    private final FindingLog findings;
    private final Deque<Doubt> doubts = new ArrayDeque<>();

    NullDoubts(NullTypes types, PartitionStates partitions, FindingLog findings) {
        this.types = types;
        this.partitions = partitions;
        this.findings = findings;
    }

    void add(ExpectedRow row, String column, FieldType type, String due, long rowsSoFar) {
        if (doubts.size() == MOST) {
            judge(doubts.poll());
        }
        doubts.add(new Doubt(row.partition, row.offset, column, type, due, rowsSoFar + ROWS_TO_WAIT));
    }

    /** Judges the doubts that have waited long enough. */
    void settle(long rowsSoFar) {
        while (!doubts.isEmpty() && doubts.peek().until <= rowsSoFar) {
            judge(doubts.poll());
        }
    }

    /** Takes back the doubts that a column's newly shown type explains. */
    void shown(String column, FieldType type) {
        Iterator<Doubt> all = doubts.iterator();
        while (all.hasNext()) {
            Doubt doubt = all.next();
            if (doubt.type == type && doubt.column.equals(column)) {
                all.remove();
            }
        }
    }

    /** The record that explains it may be lost, or late. */
    private boolean isNear(Doubt doubt) {
        for (PartitionState state : partitions) {
            if (state.partition != doubt.partition && types.isNear(state, doubt.column, doubt.type)) {
                return true;
            }
        }
        return false;
    }

    private void judge(Doubt doubt) {
        if (types.wasShown(doubt.column, doubt.type) || isNear(doubt)) {
            return;
        }
        findings.add(
                FindingKind.WRONG_TYPE,
                doubt.partition,
                doubt.offset,
                doubt.column,
                new FindingLog.Words(doubt.due, CellText.of(doubt.type, true), NullTypes.RULE));
    }
}
