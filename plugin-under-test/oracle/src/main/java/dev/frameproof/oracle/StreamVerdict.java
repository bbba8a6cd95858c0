package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the verification of one stream found.
 *
 * @param rowsExpected records that were due
 * @param rowsDelivered rows that came, those that were not due among them
 * @param rowsVerified rows that were compared with what was sent
 * @param framesDelivered messages that were frames
 * @param counts the true number of findings of each kind, kept or not; for {@link FindingKind#LOST} and
 *     {@link FindingKind#DUPLICATED} the number of records, of which one finding may name a whole range
 * @param findings those that are kept, in the order in which they were found
 */
public record StreamVerdict(
        long rowsExpected,
        long rowsDelivered,
        long rowsVerified,
        long framesDelivered,
        Map<FindingKind, Long> counts,
        List<Finding> findings) {
    public StreamVerdict {
        var copy = new EnumMap<FindingKind, Long>(FindingKind.class);
        copy.putAll(requireNonNull(counts, "counts"));
        counts = Collections.unmodifiableMap(copy);
        findings = List.copyOf(findings);
    }

    /** @return the true number of findings of a kind, 0 when there are none */
    public long count(FindingKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** @return whether rows were verified and nothing was found */
    public boolean proved() {
        return rowsVerified > 0 && counts.isEmpty();
    }
}
