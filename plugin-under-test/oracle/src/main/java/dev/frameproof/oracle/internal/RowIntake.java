package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Frame;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.reports.FindingKind;
import java.util.Iterator;
import java.util.function.Predicate;

/** Finds the record of each row, and holds rows back while theirs is not known. */
final class RowIntake {
    private static final String BEFORE_ALL = "it lies before the first record that the query reads";

    private static final String NOTHING_THERE = "nothing that was sent is known to lie there";

    private final StreamFacts facts;
    private final SentLog positions;
    private final PartitionStates partitions;
    private final RowJudge judge;
    private final boolean severalRows;
    private final Arrivals arrivals;
    private final HeldRows held;
    private final long holdNanos;
    private final boolean recorded;
    private final RowBatch batch = new RowBatch();
    private final RowBatch heldBatch = new RowBatch();
    private long passedOver;

    RowIntake(StreamFacts facts, PartitionStates partitions, RowJudge judge) {
        this.facts = facts;
        this.partitions = partitions;
        this.judge = judge;
        positions = facts.positions();
        arrivals = new Arrivals(facts, partitions);
        severalRows = facts.query().messageFormat() == MessageFormat.LINE_PROTOCOL;
        held = new HeldRows(facts.options().heldBytesAtMost());
        recorded = facts.options().recorded();
        holdNanos = facts.options().holdAtMost().toNanos();
    }

    /** Takes every row of a frame that says where its rows belong. */
    void take(Frame frame, Outline outline, long arrivedNanos, int bytes) {
        batch.clear();
        boolean says = facts.says(outline) || (outline.isError() && outline.partition() >= 0);
        Column at = says ? frame.columns().get(outline.partition()) : null;
        Column offsets = frame.columns().get(outline.offset());
        int rows = frame.rows();
        for (int row = 0; row < rows; row++) {
            if (!severalRows || !continues(row, at, offsets)) {
                take(row, at == null ? facts.onlyPartition() : at.longAt(row), offsets.longAt(row), arrivedNanos);
            }
        }
        held.keep(frame, arrivedNanos, bytes);
        judge.judge(frame, batch);
    }

    /** Whether a row is of the record that the row above is of. */
    private static boolean continues(int row, Column at, Column offsets) {
        return row > 0
                && offsets.longAt(row) == offsets.longAt(row - 1)
                && (at == null || at.longAt(row) == at.longAt(row - 1));
    }

    private void take(int row, long partition, long offset, long arrivedNanos) {
        boolean known = facts.reads(partition);
        if (offset < 0 || !(known || partitions.mayBeAdded(partition))) {
            passedOver++;
            unknown((int) partition, offset, "the query reads no such position");
            return;
        }
        PartitionState state = partitions.at((int) partition);
        if (state.isBeforeStart(offset) || state.isImpossible(offset)) {
            passedOver++;
            if (state.isImpossible(offset) || (recorded && state.isTooEarly(offset))) {
                unknown(state.partition, offset, BEFORE_ALL);
            }
            return;
        }
        long index = positions.indexAt(state.partition, offset);
        if (index < 0 && (recorded || facts.records().isAborted(state.partition, offset))) {
            passedOver++;
            uncommitted(state.partition, offset);
            return;
        }
        if (index < 0) {
            held.note(row, state.partition, offset);
            state.held++;
            return;
        }
        if (state.held > 0) {
            // This row's record was written after theirs, so theirs are known by now; and they came first.
            release(arrivedNanos);
            held.noted().removeIf(earlier -> addReleased(earlier, batch, arrivedNanos));
        }
        add(batch, row, state.partition, offset, index, arrivedNanos);
    }

    private void add(RowBatch to, int frameRow, int partition, long offset, long index, long arrivedNanos) {
        if (!arrivals.arrive(partition, offset, arrivedNanos)) {
            passedOver++;
            return;
        }
        ExpectedRow row = to.add();
        row.partition = partition;
        row.offset = offset;
        row.frameRow = frameRow;
        row.timestampMillis = positions.timestampMillisAt(partition, offset);
        judge.fill(facts.records().recordAt(partition, offset, index), row);
    }

    /**
     * Takes a row whose values are known to be right.
     *
     * @return whether it was due and is no duplicate
     */
    boolean takeVerified(int partition, long offset, long arrivedNanos) {
        PartitionState state = partitions.at(partition);
        if (state.isImpossible(offset)) {
            unknown(partition, offset, BEFORE_ALL);
            return false;
        }
        return !state.isBeforeStart(offset) && arrivals.arrive(partition, offset, arrivedNanos);
    }

    /** Judges held rows whose records are known by now. */
    void releaseKnown() {
        release(frame -> false);
    }

    /** Judges held rows whose records are known by now, and those that have waited long enough. */
    void release(long nowNanos) {
        if (!held.isEmpty()) {
            release(frame -> nowNanos - frame.arrivedNanos() > holdNanos || held.overfull());
        }
    }

    /** Judges all held rows. */
    void releaseAll() {
        release(frame -> true);
    }

    private void release(Predicate<HeldRows.Held> isOver) {
        held.lookUp(positions);
        Iterator<HeldRows.Held> waiting = held.frames().iterator();
        while (waiting.hasNext()) {
            HeldRows.Held frame = waiting.next();
            release(frame, isOver.test(frame));
            if (frame.rows().isEmpty()) {
                waiting.remove();
                held.released(frame);
            }
        }
    }

    private void release(HeldRows.Held frame, boolean over) {
        heldBatch.clear();
        frame.rows().removeIf(row -> {
            if (row.known) {
                return addReleased(row, heldBatch, frame.arrivedNanos());
            }
            if (over) {
                uncommitted(row.partition, row.offset);
                released(row);
            }
            return over;
        });
        judge.judge(frame.frame(), heldBatch);
    }

    private boolean addReleased(HeldRows.Row row, RowBatch to, long arrivedNanos) {
        long index = positions.indexAt(row.partition, row.offset);
        if (index < 0) {
            return false;
        }
        released(row);
        add(to, row.frameRow, row.partition, row.offset, index, arrivedNanos);
        return true;
    }

    private void released(HeldRows.Row row) {
        partitions.at(row.partition).held--;
        held.released();
    }

    private void uncommitted(int partition, long offset) {
        if (facts.records().isAborted(partition, offset)) {
            facts.findings()
                    .add(
                            FindingKind.ABORTED_SHOWN,
                            partition,
                            offset,
                            "",
                            new FindingLog.Words("no row", "a row", "the record's transaction was aborted"));
        } else {
            unknown(partition, offset, NOTHING_THERE);
        }
    }

    private void unknown(int partition, long offset, String detail) {
        facts.findings()
                .add(FindingKind.UNKNOWN_ROW, partition, offset, "", new FindingLog.Words("no row", "a row", detail));
    }

    /** @return the rows of the last frame that were compared */
    RowBatch lastCompared() {
        return batch;
    }

    /** @return how many rows were neither compared nor held */
    long passedOver() {
        return passedOver;
    }

    /** @return how many rows wait */
    long held() {
        return held.rows();
    }
}
