package dev.frameproof.oracle.recording;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Finding;

/**
 * A finding with its stable name.
 *
 * @param id {@code case/kind/partition/offset/field}, without the parts that do not apply: the partition and offset of a
 *     finding about no single record, the field of one about a whole row. Where the same would name two findings of one
 *     case, the second ends in {@code #2} and so on. It does not depend on the values, the order of frames or anything
 *     that differs between two recordings of one case
 * @param finding what was found
 */
public record JudgedFinding(String id, Finding finding) {
    public JudgedFinding {
        requireNonNull(id, "id");
        requireNonNull(finding, "finding");
    }
}
