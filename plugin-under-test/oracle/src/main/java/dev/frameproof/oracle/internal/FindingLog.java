package dev.frameproof.oracle.internal;

import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The findings of one stream: all are counted, the first ones of each kind are kept. */
public final class FindingLog {
    private final String stream;
    private final String topic;
    private final int keptOfAKind;
    private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
    private final Map<FindingKind, Integer> kept = new EnumMap<>(FindingKind.class);
    private final List<Finding> findings = new ArrayList<>();
    private long total;

    public FindingLog(String stream, String topic, int keptOfAKind) {
        this.stream = stream;
        this.topic = topic;
        this.keptOfAKind = keptOfAKind;
    }

    /** What a finding says besides its place. */
    public interface Wording {
        /** @return what should have been there */
        String expected();

        /** @return what was there */
        String got();

        /** @return one sentence for a person, or nothing */
        default String detail() {
            return "";
        }
    }

    /** A wording whose texts are at hand. */
    public record Words(String expected, String got, String detail) implements Wording {}

    /** Counts one finding and keeps it while there is room; only then is its text made. */
    public void add(FindingKind kind, int partition, long offset, String field, Wording wording) {
        addMany(kind, 1, partition, offset, field, wording);
    }

    /** Counts several findings of which one says all. */
    public void addMany(FindingKind kind, long count, int partition, long offset, String field, Wording wording) {
        counts.merge(kind, count, Long::sum);
        total += count;
        if (kept.merge(kind, 1, Integer::sum) <= keptOfAKind) {
            Severity severity = kind == FindingKind.PANEL_DROPPED ? Severity.WARNING : Severity.ERROR;
            findings.add(new Finding(
                    kind,
                    severity,
                    stream,
                    topic,
                    partition,
                    offset,
                    field,
                    wording.expected(),
                    wording.got(),
                    wording.detail()));
        }
    }

    /** @return how many there are in all */
    public long total() {
        return total;
    }

    /** @return how many there are of each kind that was found */
    public Map<FindingKind, Long> counts() {
        return counts;
    }

    /** @return those that are kept, in the order in which they were found */
    public List<Finding> findings() {
        return findings;
    }
}
