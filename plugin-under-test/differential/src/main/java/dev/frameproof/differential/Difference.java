package dev.frameproof.differential;

import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.torture.TortureSource;
import dev.frameproof.reports.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One thing in which plugin and oracle differ.
 *
 * @param trial what it was seen in, for example {@code torture-json seed 7}
 * @param index of the record, -1 where it is about no single one
 * @param text what differs and by which record, for a person
 */
public record Difference(String trial, long index, String text) {
    private static final int LONGEST = 400;

    static Difference of(Trial trial, TrialTopic topic, Finding finding) {
        String name = "%s-%s seed %d".formatted(trial.kind(), trial.source().format(), trial.seed());
        long index = finding.offset() < 0 ? -1 : topic.indexAt(finding.partition(), finding.offset());
        StringBuilder text = new StringBuilder("%s: %s%s: expected %s, got %s"
                .formatted(
                        name,
                        finding.kind().id(),
                        finding.field().isEmpty() ? "" : " of '" + finding.field() + "'",
                        shortened(finding.expected()),
                        shortened(finding.got())));
        if (!finding.detail().isEmpty()) {
            text.append(" (").append(shortened(finding.detail())).append(')');
        }
        if (index >= 0) {
            OutgoingRecord record = topic.record(index);
            text.append("%n    record %d".formatted(index));
            if (trial.source() instanceof TortureSource torture) {
                text.append(" (").append(torture.caseAt(index)).append(')');
            }
            text.append("%n    key   %s%n    value %s".formatted(bytes(record.key()), bytes(record.value())));
        }
        text.append("%n    query %s".formatted(shortened(trial.query().toJson())));
        text.append("%n    depth %d, field cap %d, %d partitions"
                .formatted(
                        trial.representation().flattenMaxDepth(),
                        trial.representation().flattenFieldCap(),
                        trial.partitions()));
        return new Difference(name, index, text.toString());
    }

    private static String bytes(byte[] bytes) {
        if (bytes == null) {
            return "none";
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean readable = text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c != 0xFFFD));
        return shortened(readable ? text : "base64 " + Base64.getEncoder().encodeToString(bytes));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " in all)";
    }
}
