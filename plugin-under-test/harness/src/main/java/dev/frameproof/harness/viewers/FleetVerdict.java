package dev.frameproof.harness.viewers;

import dev.frameproof.harness.internal.Checks;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.StreamResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the viewers of one channel saw, all together.
 *
 * @param stream what they watched
 * @param viewers how many there were
 * @param provedViewers how many of them got all that was due and nothing else
 * @param mostOfOneViewer how many rows were verified for the viewer that saw the most
 * @param total their verdicts, added up; the first findings of each kind are kept
 */
public record FleetVerdict(
        ViewedStream stream, long viewers, long provedViewers, long mostOfOneViewer, StreamVerdict total) {

    /** @return whether every viewer was proved, and there was one */
    public boolean proved() {
        return viewers > 0 && viewers == provedViewers;
    }

    /** @return for the report: one stream, though many saw it */
    public StreamResult result() {
        String topic = stream.query().topicName();
        String name = "%s/%s, %d viewers".formatted(topic, stream.query().refId(), viewers);
        return new StreamResult(
                name,
                stream.channel().toString(),
                topic,
                total.rowsExpected(),
                total.rowsDelivered(),
                total.rowsVerified(),
                Checks.of(total, List.of(), 0, 0),
                Optional.empty());
    }

    /** Adds verdicts up. */
    static final class Sum {
        private final ViewedStream stream;
        private final int keptOfAKind;
        private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
        private final Map<FindingKind, Integer> kept = new EnumMap<>(FindingKind.class);
        private final List<Finding> findings = new ArrayList<>();
        private long viewers;
        private long proved;
        private long most;
        private long expected;
        private long delivered;
        private long verified;
        private long frames;

        Sum(ViewedStream stream, int keptOfAKind) {
            this.stream = stream;
            this.keptOfAKind = keptOfAKind;
        }

        void add(StreamVerdict verdict) {
            viewers++;
            proved += verdict.proved() ? 1 : 0;
            expected += verdict.rowsExpected();
            delivered += verdict.rowsDelivered();
            verified += verdict.rowsVerified();
            most = Math.max(most, verdict.rowsVerified());
            frames += verdict.framesDelivered();
            verdict.counts().forEach((kind, count) -> counts.merge(kind, count, Long::sum));
            for (Finding finding : verdict.findings()) {
                if (kept.merge(finding.kind(), 1, Integer::sum) <= keptOfAKind) {
                    findings.add(finding);
                }
            }
        }

        FleetVerdict verdict() {
            return new FleetVerdict(
                    stream,
                    viewers,
                    proved,
                    most,
                    new StreamVerdict(
                            expected, delivered, verified, frames, Collections.unmodifiableMap(counts), findings));
        }
    }
}
