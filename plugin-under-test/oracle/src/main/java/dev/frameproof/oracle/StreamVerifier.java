package dev.frameproof.oracle;

import dev.frameproof.frame.Frame;
import dev.frameproof.oracle.internal.FindingLog;
import dev.frameproof.oracle.internal.MissingRows;
import dev.frameproof.oracle.internal.StreamFacts;
import dev.frameproof.oracle.internal.StreamJudgement;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves what one viewer of one stream query gets: every row that is due, once, in order within its partition, with the
 * columns, types, time and values of its record.
 *
 * <p>One cause makes one finding: a lost row is lost, not also the reason why the next one is out of order; a row whose
 * columns are wrong is not also full of wrong values. Rows that come before their acknowledgement is known wait for it.
 *
 * <p>Safe for use by several threads; messages must be handed over in the order in which they came.
 */
public final class StreamVerifier {
    /** How old a record may be that was on its way when a viewer left, where nothing says when rows are late. */
    public static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

    private final FindingLog findings;
    private final Duration onItsWay;
    private final StreamJudgement judgement;
    private final Optional<VerifiedPushes> shared;
    private boolean finished;

    /**
     * @param query what the viewer asked for
     * @param representation how the plugin under test shows values
     * @param records what was sent to the query's topic
     * @param latency where the age of each row that was due is recorded
     * @throws IllegalArgumentException for a message format that cannot be verified yet
     */
    public StreamVerifier(
            StreamQuery query,
            Representation representation,
            RecordSource records,
            LatencyRecorder latency,
            VerifierOptions options) {
        this(query, representation, records, latency, options, Clock.systemUTC());
    }

    /** @param clock the time that rows should have where the query asks for that of their arrival */
    StreamVerifier(
            StreamQuery query,
            Representation representation,
            RecordSource records,
            LatencyRecorder latency,
            VerifierOptions options,
            Clock clock) {
        findings = new FindingLog(options.stream(), query.topicName(), options.findingsKept());
        var facts = new StreamFacts(query, representation, records, latency, options, findings);
        judgement = new StreamJudgement(facts, clock);
        shared = options.shared();
        onItsWay = options.lateAfter().orElse(ON_ITS_WAY);
    }

    /**
     * Says from where on a partition's records must come; rows before that are not looked at. To be called before any
     * row of the partition comes. Without this call all records are due for a query that starts at the earliest one, and
     * for others those from the first that comes.
     *
     * @throws IllegalArgumentException for a partition that the query does not read
     * @throws IllegalStateException when rows of the partition have come before
     */
    public synchronized void dueFrom(int partition, long offset) {
        judgement.dueFrom(partition, offset);
    }

    /**
     * Says that what lies before an offset cannot be what the viewer asked for: a row of it is an unknown row.
     *
     * @throws IllegalArgumentException for a partition that the query does not read
     */
    public synchronized void notBefore(int partition, long offset) {
        judgement.notBefore(partition, offset);
    }

    /**
     * Says that the viewer joins a stream that may run already, to be called before any row comes. Live replays nothing,
     * so the first row that comes of each partition starts it, whatever the query says; from there on nothing may be
     * missing.
     *
     * @param atNanos when it asked for the stream, on {@link System#nanoTime()}'s scale
     * @throws IllegalStateException when rows have come before
     */
    public synchronized void joinedLate(long atNanos) {
        judgement.joinedLate(atNanos);
    }

    /**
     * Says that the stream certainly runs for this viewer, since others had rows of it before the target agreed to the
     * subscription: records meant to be sent from then on are due even if no later one comes. To be said anew after each
     * {@link #rejoined}.
     *
     * @param nanos when the target had agreed, on {@link System#nanoTime()}'s scale
     */
    public synchronized void dueSince(long nanos) {
        judgement.dueSince(nanos);
    }

    /**
     * Says that the viewer no longer watches: it closed, was reloaded, or was cut off. What is sent while it is away may
     * be missing, and so may what was on its way: records younger than the age from which on a row is late, or than
     * {@link #ON_ITS_WAY} where none is.
     *
     * @param atNanos since when, on {@link System#nanoTime()}'s scale
     */
    public synchronized void left(long atNanos) {
        left(atNanos, onItsWay);
    }

    /**
     * As {@link #left(long)}, where it is known how old a record may be that was on its way.
     *
     * @param upTo the age from which on a record that did not come is missing
     */
    public synchronized void left(long atNanos, Duration upTo) {
        judgement.left(atNanos - upTo.toNanos());
    }

    /**
     * Says that the viewer watches again. The first row of each partition that comes ends the gap that is allowed. Rows
     * that came before are duplicates, and rows of the gap that come after that first row are out of order.
     *
     * @param atNanos when it asked for the stream again, on {@link System#nanoTime()}'s scale
     */
    public synchronized void rejoined(long atNanos) {
        judgement.rejoined(atNanos);
    }

    /**
     * Says that the plugin's stream was started anew, so that it may have forgotten which types columns had: from now on
     * a null may also have the type of a column that never had one.
     */
    public synchronized void streamRestarted() {
        judgement.restarted();
    }

    /**
     * Verifies one message: the {@code data} of one Live push.
     *
     * @param bytes holds the message; may be used otherwise after the call
     * @param from the message's first byte
     * @param to the byte after its last
     * @param arrivedNanos when it arrived, on {@link System#nanoTime()}'s scale
     */
    public synchronized void accept(byte[] bytes, int from, int to, long arrivedNanos) {
        if (shared.isPresent()) {
            acceptShared(shared.get(), bytes, from, to, arrivedNanos);
        } else {
            judgement.accept(bytes, from, to, arrivedNanos);
        }
    }

    /**
     * As the other one.
     *
     * @return the message's frame, for whoever wants to look at it too; empty when it is none, or was not read since an
     *     equal one was verified before
     */
    public synchronized Optional<Frame> acceptFrame(byte[] bytes, int from, int to, long arrivedNanos) {
        judgement.forgetFrame();
        accept(bytes, from, to, arrivedNanos);
        return judgement.lastFrame();
    }

    private void acceptShared(VerifiedPushes pushes, byte[] bytes, int from, int to, long arrivedNanos) {
        int hash = VerifiedPushes.hash(bytes, from, to);
        VerifiedPushes.Push equal = pushes.find(bytes, from, to, hash);
        if (equal != null) {
            judgement.replay(equal.partitions, equal.offsets, arrivedNanos);
        } else if (judgement.accept(bytes, from, to, arrivedNanos)) {
            var push = new VerifiedPushes.Push(
                    Arrays.copyOfRange(bytes, from, to), judgement.lastPartitions(), judgement.lastOffsets());
            pushes.add(push, hash);
        }
    }

    /** @return whether every acknowledged record that is due has come; costs time when many are missing */
    public synchronized boolean caughtUp() {
        judgement.releaseKnown();
        return judgement.held() == 0 && !judgement.missing().any();
    }

    /** @return how many records that are known to be acknowledged are due, those that have come among them */
    public synchronized long due() {
        return judgement.missing().due();
    }

    /** @return how many due records have not come although a later one of their partition has */
    public synchronized long skipped() {
        return judgement.missing().skipped();
    }

    /**
     * @param from how many of the first ones the caller knows already
     * @return the other findings that are kept until now, in the order in which they were found
     */
    public synchronized List<Finding> findings(int from) {
        List<Finding> all = findings.findings();
        return List.copyOf(all.subList(Math.min(from, all.size()), all.size()));
    }

    /** @return where it stands */
    public synchronized StreamProgress progress() {
        return new StreamProgress(
                judgement.frames(), judgement.delivered(), judgement.verified(), judgement.held(), findings.total());
    }

    /** @return how many findings of each kind there are so far; kinds without one are left out */
    public synchronized Map<FindingKind, Long> findingCounts() {
        return Map.copyOf(findings.counts());
    }

    /**
     * Judges what is missing against what has been acknowledged until now, and ends the verification.
     *
     * @throws IllegalStateException when it has ended before
     */
    public synchronized StreamVerdict finish(StreamEnd end) {
        if (finished) {
            throw new IllegalStateException("the verification has ended before");
        }
        finished = true;
        judgement.finishRows();
        MissingRows missing = judgement.missing();
        long due = missing.due();
        if (judgement.delivered() > 0 || end.brokeOff()) {
            missing.reportGaps();
            missing.reportTail(end);
        }
        if (judgement.verified() == 0 && !findings.counts().containsKey(FindingKind.STREAM_ENDED)) {
            nothingChecked(due);
        }
        return new StreamVerdict(
                due,
                judgement.delivered(),
                judgement.verified(),
                judgement.frames(),
                findings.counts(),
                findings.findings());
    }

    private void nothingChecked(long due) {
        String detail = judgement.delivered() == 0
                ? "not one row came"
                : "none of the " + judgement.delivered() + " rows that came could be matched to a record";
        findings.add(FindingKind.NOTHING_CHECKED, -1, -1, "", new FindingLog.Words(due + " rows", "0 rows", detail));
    }
}
