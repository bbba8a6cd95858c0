package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameFormatException;
import dev.frameproof.frame.FrameJsonReader;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.reports.FindingKind;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.IntStream;

/** Everything that one viewer's stream has shown so far. Not for use by several threads at a time. */
public final class StreamJudgement {
    private final StreamFacts facts;
    private final FindingLog findings;
    private final PartitionStates partitions;
    private final RowJudge judge;
    private final RowIntake intake;
    private final FrameJsonReader reader = new FrameJsonReader();
    private Optional<Frame> lastFrame = Optional.empty();
    private long frames;
    private long delivered;
    private long unplaced;
    private long replayed;

    public StreamJudgement(StreamFacts facts, Clock clock) {
        this.facts = facts;
        findings = facts.findings();
        partitions = new PartitionStates(facts);
        judge = facts.query().messageFormat() == MessageFormat.LINE_PROTOCOL
                ? new LineFrameJudge(facts)
                : new FrameJudge(facts, partitions, clock);
        intake = new RowIntake(facts, partitions, judge);
    }

    /** @throws IllegalArgumentException for a partition that the query does not read */
    public void dueFrom(int partition, long offset) {
        check(partition);
        partitions.at(partition).startAt(offset, facts.query().start().reset());
    }

    /** @throws IllegalArgumentException for a partition that the query does not read */
    public void notBefore(int partition, long offset) {
        check(partition);
        partitions.at(partition).notBefore(offset);
    }

    private void check(int partition) {
        if (!facts.reads(partition)) {
            throw new IllegalArgumentException("the query does not read partition " + partition + " of "
                    + facts.query().topicName() + ", which has "
                    + facts.positions().partitions());
        }
    }

    /** Says that rows of a partition may come from a lower offset on than the first that is due. */
    public void allowFrom(int partition, long offset) {
        partitions.at(partition).allowFrom(offset);
    }

    /** The viewer joins while the stream may run, before any row came. */
    public void joinedLate(long atNanos) {
        for (PartitionState partition : partitions) {
            partition.joinedLate(atNanos);
        }
    }

    /** Says from when on records are due in any case. */
    public void dueSince(long nanos) {
        for (PartitionState partition : partitions) {
            if (facts.reads(partition.partition)) {
                partition.dueSince(nanos);
            }
        }
    }

    /** @param settledNanos what was sent until then had the time to come */
    public void left(long settledNanos) {
        intake.releaseKnown();
        for (PartitionState partition : partitions) {
            partition.left(facts.positions().endOffset(partition.partition), settledNanos);
        }
    }

    /** The viewer is back. */
    public void rejoined(long atNanos) {
        for (PartitionState partition : partitions) {
            partition.rejoined(atNanos);
        }
        judge.restarted();
    }

    /** From now on the plugin may have forgotten what it had read before. */
    public void restarted() {
        judge.restarted();
    }

    /** @return whether every row was known, due, and came without a finding; so an equal message needs no judging */
    public boolean accept(byte[] bytes, int from, int to, long arrivedNanos) {
        intake.release(arrivedNanos);
        long findingsBefore = findings.total();
        long openBefore = open();
        Frame frame;
        try {
            frame = reader.read(bytes, from, to - from);
        } catch (FrameFormatException e) {
            malformed(e);
            return false;
        }
        lastFrame = Optional.of(frame);
        frames++;
        delivered += frame.rows();
        accept(frame, arrivedNanos, to - from);
        return findings.total() == findingsBefore && open() == openBefore;
    }

    /** @return the frame of the last message, unless it was none or has been forgotten */
    public Optional<Frame> lastFrame() {
        return lastFrame;
    }

    public void forgetFrame() {
        lastFrame = Optional.empty();
    }

    private long open() {
        return intake.passedOver() + unplaced + intake.held() + judge.doubted();
    }

    private void accept(Frame frame, long arrivedNanos, int bytes) {
        Outline outline = judge.outline(frame.schema());
        if (frame.rows() == 0) {
            findings.add(
                    FindingKind.EMPTY_FRAME,
                    -1,
                    -1,
                    "",
                    new FindingLog.Words("a frame with rows", "a frame without rows", ""));
        } else if (outline.offset() < 0 || (facts.mustSay() && outline.partition() < 0)) {
            withoutPlace(outline, frame.rows());
        } else {
            intake.take(frame, outline, arrivedNanos, bytes);
        }
    }

    private void malformed(FrameFormatException e) {
        findings.add(
                FindingKind.MALFORMED_FRAME,
                -1,
                -1,
                e.field(),
                new FindingLog.Words("a frame", e.found(), e.getMessage()));
        excuseNextGaps();
    }

    private void withoutPlace(Outline outline, int rows) {
        String missing = outline.offset() < 0 ? Outline.OFFSET : Outline.PARTITION;
        String present = CellText.names(
                outline.schema().fields().stream().map(field -> field.name()).toList());
        findings.add(
                FindingKind.WRONG_COLUMNS,
                -1,
                -1,
                missing,
                new FindingLog.Words(
                        "a whole number in " + missing,
                        present,
                        rows + " rows cannot be told apart without " + missing));
        unplaced += rows;
        excuseNextGaps();
    }

    private void excuseNextGaps() {
        for (PartitionState partition : partitions) {
            partition.excuseNextGap();
        }
    }

    /** Takes rows of a message that is equal to one that was judged and found right. */
    public void replay(int[] ofPartitions, long[] offsets, long arrivedNanos) {
        intake.release(arrivedNanos);
        frames++;
        delivered += offsets.length;
        for (int i = 0; i < offsets.length; i++) {
            if (intake.takeVerified(ofPartitions[i], offsets[i], arrivedNanos)) {
                replayed++;
            }
        }
    }

    /** Judges held rows whose records are known by now. */
    public void releaseKnown() {
        intake.releaseKnown();
    }

    /** Judges what still waits. */
    public void finishRows() {
        intake.releaseAll();
        for (PartitionState partition : partitions) {
            partition.endRuns();
            partition.startIfDue(facts.positions().endOffset(partition.partition));
        }
        judge.finish();
    }

    /** @return the partitions of the rows of the last message, which {@link #accept} found right */
    public int[] lastPartitions() {
        RowBatch rows = intake.lastCompared();
        return IntStream.range(0, rows.size()).map(i -> rows.get(i).partition).toArray();
    }

    /** @return the offsets to {@link #lastPartitions()} */
    public long[] lastOffsets() {
        RowBatch rows = intake.lastCompared();
        return IntStream.range(0, rows.size())
                .mapToLong(i -> rows.get(i).offset)
                .toArray();
    }

    /** @return what has not come until now */
    public MissingRows missing() {
        return new MissingRows(facts, partitions, unplaced);
    }

    public long frames() {
        return frames;
    }

    public long delivered() {
        return delivered;
    }

    public long verified() {
        return judge.verified() + replayed;
    }

    public long held() {
        return intake.held();
    }
}
