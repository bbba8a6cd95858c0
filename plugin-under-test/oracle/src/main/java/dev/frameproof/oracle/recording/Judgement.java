package dev.frameproof.oracle.recording;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one recording shows of the plugin.
 *
 * @param recording the name of the case
 * @param rows how many rows came, in all frames together
 * @param findings the broken promises, by partition and offset
 */
public record Judgement(String recording, long rows, List<JudgedFinding> findings) {
    public Judgement {
        requireNonNull(recording, "recording");
        findings = List.copyOf(findings);
    }

    /** @return whether every promise was kept */
    public boolean conforms() {
        return findings.isEmpty();
    }

    /**
     * @return one line of JSON: {@code {"case", "rows", "conforms", "findings": [{"id", "kind", "severity", "partition",
     *     "offset", "field", "expected", "got", "detail"}]}}; partition and offset are null for a finding about no single
     *     record
     */
    public String toJson() {
        return JudgementJson.line(this);
    }
}
