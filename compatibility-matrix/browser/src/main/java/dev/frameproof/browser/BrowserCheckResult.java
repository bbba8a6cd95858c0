package dev.frameproof.browser;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Severity;
import java.util.List;

/**
 * How one check went.
 *
 * @param checked how many were looked at, zero or more, counted in {@link BrowserCheck#unit()}
 * @param reason why it was skipped, one sentence; empty unless skipped
 * @param findings the first 50 findings
 * @param failed the true number of findings of severity ERROR
 */
public record BrowserCheckResult(
        BrowserCheck check, long checked, String reason, List<BrowserFinding> findings, long failed) {
    /** How a check ended. */
    public enum Status {
        PASSED,
        FAILED,
        SKIPPED
    }

    public BrowserCheckResult {
        requireNonNull(check, "check");
        requireNonNull(reason, "reason");
        findings = List.copyOf(findings);
        if (!reason.isEmpty() && checked + failed > 0) {
            throw new IllegalArgumentException("check " + check.id() + " was skipped and made");
        }
    }

    /** A check that was not made, and why. */
    public static BrowserCheckResult skipped(BrowserCheck check, String reason) {
        return new BrowserCheckResult(check, 0, reason, List.of(), 0);
    }

    /** @return how it ended; a check that looked at nothing has not passed */
    public Status status() {
        if (!reason.isEmpty()) {
            return Status.SKIPPED;
        }
        return failed > 0 ? Status.FAILED : Status.PASSED;
    }

    /** @return findings that break no promise, of those that are kept */
    public List<BrowserFinding> notes() {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.ERROR)
                .toList();
    }
}
