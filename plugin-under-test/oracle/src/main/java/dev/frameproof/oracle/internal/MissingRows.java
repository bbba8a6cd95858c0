package dev.frameproof.oracle.internal;

import dev.frameproof.oracle.StreamEnd;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.reports.FindingKind;
import java.util.stream.LongStream;

/** The records that were due and have not come. */
public final class MissingRows {
    private static final String NOTHING = "nothing";

    private final StreamFacts facts;
    private final PartitionStates partitions;
    private final SentLog positions;
    private final FindingLog findings;
    private final long unplaced;

    MissingRows(StreamFacts facts, PartitionStates partitions, long unplaced) {
        this.facts = facts;
        this.partitions = partitions;
        this.unplaced = unplaced;
        positions = facts.positions();
        findings = facts.findings();
    }

    /** Records of ours between two offsets. */
    private final class Range {
        final int partition;
        long first = -1;
        long last = -1;
        long count;

        Range(PartitionState state, long from, long to) {
            partition = state.partition;
            missing(state, from, to).forEach(offset -> {
                first = first < 0 ? offset : first;
                last = offset;
                count++;
            });
        }

        String described() {
            return count == 1 ? "the record" : count + " records, offsets " + first + " to " + last;
        }
    }

    /** @return whether a single due record is missing */
    public boolean any() {
        for (PartitionState state : partitions) {
            if (facts.reads(state.partition) && misses(state)) {
                return true;
            }
        }
        return false;
    }

    private boolean misses(PartitionState state) {
        OffsetLedger ledger = state.ledger;
        if (!ledger.isStarted()) {
            return false;
        }
        if (hasAny(state, ledger.next(), end(state))) {
            return true;
        }
        boolean[] missing = {false};
        ledger.forEachGap((from, to) -> missing[0] = missing[0] || hasAny(state, from, to));
        return missing[0];
    }

    private boolean hasAny(PartitionState state, long from, long to) {
        return missing(state, from, to).findAny().isPresent();
    }

    /** @return how many due records are missing below rows that came */
    public long skipped() {
        long[] skipped = {0};
        for (PartitionState state : partitions) {
            state.ledger.forEachGap((from, to) -> skipped[0] += new Range(state, from, to).count);
        }
        return skipped[0];
    }

    /** @return how many records were due: those that came once and those that are missing */
    public long due() {
        long[] due = {0};
        for (PartitionState state : partitions) {
            if (facts.reads(state.partition) && state.ledger.isStarted()) {
                due[0] += state.ledger.delivered() + count(state, state.ledger.next(), end(state));
                state.ledger.forEachGap((from, to) -> due[0] += count(state, from, to));
            }
        }
        return due[0];
    }

    private long count(PartitionState state, long from, long to) {
        return due(state, from, to).count();
    }

    /** Reports what is missing below rows that came. */
    public void reportGaps() {
        for (PartitionState state : partitions) {
            state.ledger.forEachGap((from, to) -> lost(new Range(state, from, to)));
        }
    }

    /** Reports what is missing after the last row that came. */
    public void reportTail(StreamEnd end) {
        Range first = null;
        long count = 0;
        for (PartitionState state : partitions) {
            if (facts.reads(state.partition) && state.ledger.isStarted()) {
                Range tail = new Range(state, state.ledger.next(), end(state));
                count += tail.count;
                first = first == null && tail.count > 0 ? tail : first;
            }
        }
        if (count <= unplaced) {
            return;
        }
        if (end.brokeOff()) {
            ended(first, count, end.reason());
            return;
        }
        for (PartitionState state : partitions) {
            if (facts.reads(state.partition) && state.ledger.isStarted()) {
                lost(new Range(state, state.ledger.next(), end(state)));
            }
        }
    }

    /** Reports each missing record by itself. */
    public void reportEach() {
        for (PartitionState state : partitions) {
            if (facts.reads(state.partition) && state.ledger.isStarted()) {
                state.ledger.forEachGap((from, to) -> each(state, from, to));
                each(state, state.ledger.next(), end(state));
            }
        }
    }

    private void each(PartitionState state, long from, long to) {
        missing(state, from, to).forEach(offset -> lost(new Range(state, offset, offset + 1)));
    }

    /** @return the offsets of due records, gaps passed over */
    private LongStream due(PartitionState state, long from, long to) {
        int partition = state.partition;
        return LongStream.iterate(
                        positions.firstFrom(partition, from),
                        offset -> offset < to,
                        offset -> positions.firstFrom(partition, offset + 1))
                .filter(offset -> facts.isDue(partition, offset));
    }

    /** @return the offsets of due records of which none came; what was excused once is not lost as well */
    private LongStream missing(PartitionState state, long from, long to) {
        return due(state, from, to).filter(offset -> !state.isExcused(offset));
    }

    private void lost(Range range) {
        if (range.count > 0) {
            findings.addMany(
                    FindingKind.LOST,
                    range.count,
                    range.partition,
                    range.first,
                    "",
                    new FindingLog.Words(range.described(), NOTHING, ""));
        }
    }

    private void ended(Range first, long count, String reason) {
        findings.add(
                FindingKind.STREAM_ENDED,
                first.partition,
                first.first,
                "",
                new FindingLog.Words(count + " more records, from this one on", NOTHING, reason));
    }

    private long end(PartitionState state) {
        return Math.max(state.ledger.next(), positions.endOffset(state.partition));
    }
}
