package dev.frameproof.oracle.internal;

import dev.frameproof.oracle.StartPosition.Reset;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.reports.FindingKind;

/** What came of one partition, and in which order. */
final class PartitionState {
    final int partition;
    final OffsetLedger ledger = new OffsetLedger();

    /** Rows that wait for their acknowledgement to become known. */
    int held;

    private final FindingLog findings;
    private final boolean runs;
    private long lowestAllowed;
    private long lowestPossible;
    private boolean startIsExact;
    private boolean excuseNextGap;
    private final Attendance attendance;
    private long overtakenBy = -1;
    private long lowestOvertaken;
    private long overtaken;
    private long repeatedFrom;
    private long repeated;

    /** @param runs whether rows that are wrong in the same way, one after the other, make one finding */
    PartitionState(int partition, Reset reset, FindingLog findings, boolean runs, SentLog positions) {
        this.partition = partition;
        attendance = new Attendance(partition, positions);
        this.findings = findings;
        this.runs = runs;
        if (reset == Reset.EARLIEST) {
            startAt(0, reset);
        }
    }

    void startAt(long offset, Reset reset) {
        ledger.startAt(offset);
        lowestAllowed = offset;
        startIsExact = reset != Reset.LATEST;
    }

    /** From now on the plugin may have forgotten what it had read before. */
    void restarted() {
        startIsExact = false;
    }

    /** Says that rows from a lower offset on may come as well. */
    void allowFrom(long offset) {
        startIsExact &= offset >= lowestAllowed;
        lowestAllowed = offset;
    }

    /** Says that the plugin cannot have begun to read before that. */
    void notBefore(long offset) {
        lowestPossible = offset;
    }

    /** @return whether the plugin cannot have been asked for a row at this offset */
    boolean isImpossible(long offset) {
        return offset < lowestPossible;
    }

    /** @return whether a row at this offset lies before all that the query reads */
    boolean isTooEarly(long offset) {
        return offset < lowestAllowed;
    }

    /** @return whether the plugin began to read where rows are due, not before */
    boolean startIsExact() {
        return startIsExact;
    }

    /** @return whether a row at this offset is not due, since it lies before the first that is */
    boolean isBeforeStart(long offset) {
        return ledger.isStarted() && offset < ledger.start();
    }

    /** Rows came without their place or not at all, and that has been said: the gap that shows next is theirs. */
    void excuseNextGap() {
        excuseNextGap = true;
    }

    /**
     * The viewer joins while the stream may run: its first row starts it.
     *
     * @throws IllegalStateException when rows have come before
     */
    void joinedLate(long atNanos) {
        ledger.startAnywhere();
        lowestAllowed = 0;
        rejoined(atNanos);
    }

    /** The viewer is back: from the first row that comes on nothing may be missing. */
    void rejoined(long atNanos) {
        startIsExact = false;
        attendance.joined(atNanos);
    }

    /** What is sent from then on must come. */
    void dueSince(long nanos) {
        attendance.dueSince(nanos);
    }

    /** The viewer is gone: what was sent after {@code settledNanos} and has not come may never come. */
    void left(long endOffset, long settledNanos) {
        endRuns();
        startIfDue(endOffset);
        if (ledger.isStarted()) {
            attendance.left(ledger.next(), settledNanos);
        } else {
            attendance.gone();
        }
    }

    /** Nothing more comes: a partition of which no row came starts at the first record that was due. */
    void startIfDue(long endOffset) {
        if (!ledger.isStarted()) {
            long first = attendance.firstDueBelow(endOffset);
            if (first < endOffset) {
                ledger.startAt(first);
            }
        }
    }

    /** @return false for a row that is not to be compared: a duplicate or one that is not due */
    boolean arrive(long offset, long arrivedNanos) {
        if (!ledger.isStarted()) {
            ledger.startAt(attendance.firstDueBelow(offset));
        }
        attendance.seen(offset, arrivedNanos);
        long before = ledger.next();
        switch (ledger.mark(offset)) {
            case IN_ORDER -> {
                if (ledger.next() != before + 1 || excuseNextGap || overtaken > 0 || repeated > 0) {
                    leap(before, offset);
                }
                return true;
            }
            case LATE -> {
                overtake(offset);
                return true;
            }
            case DUPLICATE -> {
                repeat(offset);
                return false;
            }
            case BEFORE_START -> {
                return false;
            }
        }
        throw new IllegalStateException("every mark is handled");
    }

    private void leap(long before, long offset) {
        endRuns();
        if (excuseNextGap && offset > before) {
            attendance.excuse(before, offset);
        }
        excuseNextGap = false;
    }

    private void overtake(long offset) {
        endRepetition();
        long highest = ledger.next() - 1;
        if (overtaken > 0 && overtakenBy == highest) {
            lowestOvertaken = Math.min(lowestOvertaken, offset);
        } else {
            endOvertaking();
            overtakenBy = highest;
            lowestOvertaken = offset;
        }
        overtaken++;
        if (!runs) {
            endOvertaking();
        }
    }

    private void repeat(long offset) {
        if (repeated == 0 || offset != repeatedFrom + repeated) {
            endRuns();
            repeatedFrom = offset;
        }
        repeated++;
        if (!runs) {
            endRepetition();
        }
    }

    /** Reports what has been gathered while it might have gone on. */
    void endRuns() {
        endOvertaking();
        endRepetition();
    }

    /** Reports rows that were overtaken by one and the same, as one finding. */
    private void endOvertaking() {
        if (overtaken == 0) {
            return;
        }
        String detail = overtaken == 1 ? "" : overtaken + " records, from this one on, came after it";
        findings.add(
                FindingKind.OUT_OF_ORDER,
                partition,
                lowestOvertaken,
                "",
                new FindingLog.Words("before offset " + overtakenBy, "after offset " + overtakenBy, detail));
        overtaken = 0;
    }

    /** Reports rows that came again one after the other, as one finding that counts for all. */
    private void endRepetition() {
        if (repeated == 0) {
            return;
        }
        String detail = repeated == 1
                ? "the record came before"
                : repeated + " records, offsets " + repeatedFrom + " to " + (repeatedFrom + repeated - 1)
                        + ", came before";
        findings.addMany(
                FindingKind.DUPLICATED,
                repeated,
                partition,
                repeatedFrom,
                "",
                new FindingLog.Words("once", "once more", detail));
        repeated = 0;
    }

    boolean isExcused(long offset) {
        return attendance.isExcused(offset);
    }
}
