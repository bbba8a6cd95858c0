package dev.frameproof.oracle.recording;

import dev.frameproof.oracle.ExpectedRecord;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.RecordDecoding;
import dev.frameproof.oracle.StartPosition.Reset;
import dev.frameproof.oracle.VerifierOptions;
import dev.frameproof.oracle.internal.FindingLog;
import dev.frameproof.oracle.internal.StreamFacts;
import dev.frameproof.oracle.internal.StreamJudgement;
import dev.frameproof.oracle.recording.internal.Layout;
import dev.frameproof.oracle.recording.internal.RecordedTopic;
import dev.frameproof.reports.Finding;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Judges recordings: every record that is due is held against every row that came, each broken promise is one finding.
 *
 * <p>Where a recording leaves open at which offsets records lie (overlapping transactions), the layout that explains the
 * frames best counts.
 */
public final class RecordingJudge {
    private RecordingJudge() {}

    /** @return what the recording shows */
    public static Judgement judge(Recording recording) {
        return judge(recording, Optional.empty());
    }

    /**
     * @param lateAfter how long after its record's timestamp a row may come; empty for any time
     * @return what the recording shows
     * @throws IllegalArgumentException when rows are to be in time, and the recording does not say when they came
     */
    public static Judgement judge(Recording recording, Optional<Duration> lateAfter) {
        if (lateAfter.isPresent() && !recording.saysWhenFramesCame()) {
            throw new IllegalArgumentException(
                    "it has no \"arrivedMicros\" of each frame, so nobody knows which rows came late: record it anew");
        }
        var decoding = new RecordDecoding(recording.query(), recording.registry());
        List<ExpectedRecord> decoded = new ArrayList<>();
        for (RecordedRecord record : recording.records()) {
            decoded.add(decoding.decode(record.key(), record.value()));
        }
        Judgement best = null;
        for (Layout layout : Layout.candidates(recording.partitions(), recording.records())) {
            String topic = recording.query().topicName();
            var lying = new RecordedTopic(topic, recording.records(), decoded, layout);
            Judgement judgement = judge(recording, lying, lateAfter);
            if (best == null || judgement.findings().size() < best.findings().size()) {
                best = judgement;
            }
        }
        return best;
    }

    private static Judgement judge(Recording recording, RecordedTopic topic, Optional<Duration> lateAfter) {
        VerifierOptions recorded = VerifierOptions.recorded(recording.name());
        VerifierOptions options = lateAfter.map(recorded::withLateAfter).orElse(recorded);
        var log = new FindingLog(options.stream(), topic.topic(), options.findingsKept());
        var facts = new StreamFacts(
                recording.query(), recording.representation(), topic, new LatencyRecorder(), options, log);
        var stream = new StreamJudgement(facts, Clock.systemUTC());
        if (recording.query().start().reset() == Reset.LAST_N) {
            startAtLast(recording, topic, stream);
        }
        for (int i = 0; i < recording.frames().size(); i++) {
            byte[] frame = recording.frames().get(i);
            long arrivedNanos = recording.saysWhenFramesCame()
                    ? TimeUnit.MICROSECONDS.toNanos(recording.arrivedMicros().get(i))
                    : i;
            stream.accept(frame, 0, frame.length, arrivedNanos);
        }
        stream.finishRows();
        stream.missing().reportEach();
        return new Judgement(recording.name(), stream.delivered(), named(recording.name(), log.findings()));
    }

    /** Markers may count among the last records or not: a plugin can hardly know them before it has read. */
    private static void startAtLast(Recording recording, RecordedTopic topic, StreamJudgement stream) {
        int lastN = recording.query().start().lastN();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            if (recording.query().partition().orElse(partition) == partition) {
                PartitionEnd end = recording.ends().get(partition);
                long known = end == null ? topic.farthestEnd(partition) : end.end();
                long stable = end == null ? Long.MAX_VALUE : end.lastStable();
                stream.dueFrom(partition, Math.max(0, known - lastN));
                stream.allowFrom(partition, topic.lastCommittedFrom(partition, lastN, stable));
            }
        }
    }

    private static List<JudgedFinding> named(String recording, List<Finding> findings) {
        List<Finding> ordered = new ArrayList<>(findings);
        ordered.sort(Comparator.comparingInt(Finding::partition)
                .thenComparingLong(Finding::offset)
                .thenComparing(Finding::kind)
                .thenComparing(Finding::field));
        Map<String, Integer> times = new HashMap<>();
        List<JudgedFinding> named = new ArrayList<>();
        for (Finding finding : ordered) {
            String id = id(recording, finding);
            int time = times.merge(id, 1, Integer::sum);
            named.add(new JudgedFinding(time == 1 ? id : id + "#" + time, finding));
        }
        return named;
    }

    private static String id(String recording, Finding finding) {
        var id = new StringBuilder(recording).append('/').append(finding.kind().id());
        if (finding.offset() >= 0) {
            id.append('/').append(finding.partition()).append('/').append(finding.offset());
        }
        return finding.field().isEmpty()
                ? id.toString()
                : id.append('/').append(finding.field()).toString();
    }
}
