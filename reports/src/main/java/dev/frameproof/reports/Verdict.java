package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run says in the end.
 *
 * @param outcome how it ended
 * @param headline one sentence for a person, with its full stop
 * @param problems what kept the run from its work; empty unless it was interrupted or its environment failed
 */
public record Verdict(Outcome outcome, String headline, List<Problem> problems) {
    public Verdict {
        requireNonNull(outcome, "outcome");
        requireNonNull(headline, "headline");
        problems = List.copyOf(problems);
    }

    /** A verdict without problems. */
    public static Verdict of(Outcome outcome, String headline) {
        return new Verdict(outcome, headline, List.of());
    }

    /**
     * Judges a run that came to its end: {@link Outcome#PROVED} when rows were verified, no check failed and every
     * threshold is met, else {@link Outcome#FINDINGS}, with a headline that counts what was found.
     *
     * @param totals counts over all streams
     * @param checks every check over all streams, at most one of a kind
     * @param thresholds the limits that the user set
     */
    public static Verdict judge(Totals totals, List<CheckResult> checks, List<ThresholdResult> thresholds) {
        long failed = checks.stream().mapToLong(CheckResult::failed).sum();
        List<String> unmet = thresholds.stream()
                .filter(threshold -> !threshold.met())
                .map(ThresholdResult::name)
                .toList();
        if (totals.verified() == 0) {
            return of(Outcome.FINDINGS, "Not one row could be verified.");
        }
        if (failed > 0) {
            return of(Outcome.FINDINGS, found(failed, checks) + (unmet.isEmpty() ? "" : " " + unmet(unmet)));
        }
        String right = totals.verified() == 1
                ? "The one row that was due came once and unchanged."
                : "All " + Units.count(totals.verified())
                        + " rows were verified: each came once, in order and unchanged.";
        return unmet.isEmpty() ? of(Outcome.PROVED, right) : of(Outcome.FINDINGS, right + " " + unmet(unmet));
    }

    private static String found(long failed, List<CheckResult> checks) {
        List<String> counts = new ArrayList<>();
        for (CheckResult check : checks) {
            if (check.failed() > 0) {
                counts.add(Units.count(check.failed()) + " " + check.title().toLowerCase(Locale.ROOT));
            }
        }
        return Units.count(failed, "finding", "findings") + ": " + String.join(", ", counts) + ".";
    }

    private static String unmet(List<String> names) {
        return Units.count(names.size(), "threshold is", "thresholds are") + " not met: " + String.join(", ", names)
                + ".";
    }
}
