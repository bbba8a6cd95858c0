package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one check went, for one stream or for the whole run.
 *
 * @param kind what is looked for
 * @param unit what {@code checked} counts, plural: {@code rows}, {@code frames}, {@code streams}
 * @param checked how many were looked at, zero or more
 * @param failed the true number of findings of severity {@link Severity#ERROR}, also of those that are not kept
 * @param noted the true number of findings of lower severity, also of those that are not kept
 * @param status how it ended; {@link Status#FAILED} exactly when {@code failed} is above zero
 * @param reason why it was skipped, one sentence; empty unless skipped
 * @param findings the findings that are kept, at most {@code failed + noted}, in the order in which they were found
 */
public record CheckResult(
        FindingKind kind,
        String unit,
        long checked,
        long failed,
        long noted,
        Status status,
        String reason,
        List<Finding> findings) {

    /** How a check ended. */
    public enum Status {
        PASSED,
        FAILED,
        SKIPPED
    }

    public CheckResult {
        requireNonNull(kind, "kind");
        requireNonNull(unit, "unit");
        requireNonNull(status, "status");
        requireNonNull(reason, "reason");
        findings = List.copyOf(findings);
        Require.notNegative(checked, "checked");
        Require.notNegative(failed, "failed");
        Require.notNegative(noted, "noted");
        if ((failed > 0) != (status == Status.FAILED)) {
            throw new IllegalArgumentException("check " + kind.id() + " is " + status + " with " + failed + " failed");
        }
        if ((status == Status.SKIPPED) == reason.isEmpty()) {
            throw new IllegalArgumentException(
                    "check " + kind.id() + " is " + status + " with the reason '" + reason + "'");
        }
        if (findings.size() > failed + noted) {
            throw new IllegalArgumentException("check " + kind.id() + " keeps " + findings.size() + " findings of "
                    + (failed + noted) + " in all");
        }
        for (Finding finding : findings) {
            if (finding.kind() != kind) {
                throw new IllegalArgumentException("check " + kind.id() + " holds a finding of kind "
                        + finding.kind().id());
            }
        }
    }

    /** A check that was made; it failed when {@code failed} is above zero. */
    public static CheckResult of(
            FindingKind kind, String unit, long checked, long failed, long noted, List<Finding> findings) {
        Status status = failed > 0 ? Status.FAILED : Status.PASSED;
        return new CheckResult(kind, unit, checked, failed, noted, status, "", findings);
    }

    /** A check that was made and found nothing. */
    public static CheckResult passed(FindingKind kind, String unit, long checked) {
        return of(kind, unit, checked, 0, 0, List.of());
    }

    /** A check that was not made, and why. */
    public static CheckResult skipped(FindingKind kind, String unit, String reason) {
        return new CheckResult(kind, unit, 0, 0, 0, Status.SKIPPED, reason, List.of());
    }

    /**
     * The sum of one check's results over several streams: counts are added, kept findings are strung together. It is
     * skipped only when it was skipped everywhere, then with the first reason.
     *
     * @param parts at least one result, all of the same kind
     */
    public static CheckResult sum(List<CheckResult> parts) {
        CheckResult first = parts.get(0);
        if (parts.stream().allMatch(part -> part.status == Status.SKIPPED)) {
            return first;
        }
        long checked = 0;
        long failed = 0;
        long noted = 0;
        List<Finding> findings = new ArrayList<>();
        for (CheckResult part : parts) {
            checked += part.checked;
            failed += part.failed;
            noted += part.noted;
            findings.addAll(part.findings);
        }
        return of(first.kind, first.unit, checked, failed, noted, findings);
    }

    /** What of this result the parts do not account for; nothing when they account for every finding. */
    Optional<CheckResult> minus(List<CheckResult> parts) {
        if (parts.isEmpty()) {
            return Optional.of(this);
        }
        CheckResult sum = sum(parts);
        long restFailed = Math.max(0, failed - sum.failed);
        long restNoted = Math.max(0, noted - sum.noted);
        if (restFailed + restNoted == 0) {
            return Optional.empty();
        }
        Set<Finding> accounted = new HashSet<>(sum.findings);
        List<Finding> kept = findings.stream()
                .filter(finding -> !accounted.contains(finding))
                .limit(restFailed + restNoted)
                .toList();
        return Optional.of(of(kind, unit, Math.max(0, checked - sum.checked), restFailed, restNoted, kept));
    }

    /** @return the kind's stable name */
    public String id() {
        return kind.id();
    }

    /** @return the name a person reads */
    public String title() {
        return kind.title();
    }

    /** @return one sentence that explains a finding of this kind */
    public String meaning() {
        return kind.meaning();
    }

    /** @return whether it found nothing only because there was nothing to look at */
    public boolean isIdle() {
        return status == Status.PASSED && checked == 0 && noted == 0;
    }

    /** @return the true number of findings, kept or not */
    public long total() {
        return failed + noted;
    }
}
