package dev.frameproof.reports.internal.junit;

import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.ThresholdResult;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.Verdict;
import dev.frameproof.reports.internal.text.FindingText;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One test case.
 *
 * @param name what is tested
 * @param end how it ended
 * @param type what went wrong, for machines; empty unless it failed
 * @param message why it did not pass, one line
 * @param text all that is to be told
 */
record Case(String name, End end, String type, String message, String text) {
    private static final int FINDINGS_SHOWN = 10;

    enum End {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    static Case of(CheckResult check) {
        if (check.isIdle()) {
            return new Case(check.title(), End.SKIPPED, "", "Nothing was there to check.", "");
        }
        return switch (check.status()) {
            case SKIPPED -> new Case(check.title(), End.SKIPPED, "", check.reason(), "");
            case FAILED -> new Case(check.title(), End.FAILURE, check.id(), failure(check), findings(check));
            case PASSED -> new Case(check.title(), End.PASSED, "", "", check.noted() == 0 ? "" : findings(check));
        };
    }

    static Case of(ThresholdResult threshold) {
        String name = "Threshold: " + threshold.name();
        String message =
                VisibleText.line("Required " + threshold.required() + ", measured " + threshold.actual() + ".");
        return threshold.met()
                ? new Case(name, End.PASSED, "", "", message)
                : new Case(name, End.FAILURE, "threshold", message, message);
    }

    /** The run as a whole: it fails for itself only where no check and no threshold tells why it is not proved. */
    static Case of(RunResult run) {
        Verdict verdict = run.verdict();
        String name = "The run came to its end";
        String headline = VisibleText.line(verdict.headline());
        boolean told = run.failed() > 0 || run.thresholds().stream().anyMatch(threshold -> !threshold.met());
        return switch (verdict.outcome()) {
            case PROVED -> new Case(name, End.PASSED, "", "", headline);
            case FINDINGS ->
                told
                        ? new Case(name, End.PASSED, "", "", headline)
                        : new Case(name, End.FAILURE, verdict.outcome().id(), headline, headline);
            case INTERRUPTED, ENVIRONMENT_FAILED ->
                new Case(
                        name,
                        End.ERROR,
                        verdict.outcome().id(),
                        headline,
                        verdict.problems().stream()
                                .map(problem -> VisibleText.line(problem.oneLine()))
                                .collect(Collectors.joining("\n")));
        };
    }

    private static String failure(CheckResult check) {
        return Units.count(check.failed(), "finding", "findings") + " in " + Units.count(check.checked()) + " "
                + check.unit() + ". " + check.meaning();
    }

    private static String findings(CheckResult check) {
        List<Finding> findings = check.findings();
        List<Finding> shown = findings.subList(0, Math.min(FINDINGS_SHOWN, findings.size()));
        String text = shown.stream().map(Case::line).collect(Collectors.joining("\n"));
        long more = check.total() - shown.size();
        return more == 0 ? text : text + (text.isEmpty() ? "" : "\n") + Units.count(more) + " more";
    }

    private static String line(Finding finding) {
        return FindingText.kind(finding) + ": " + FindingText.sentence(finding);
    }

    void write(Markup xml, String className) throws IOException {
        xml.open("testcase", "classname", className, "name", VisibleText.line(name), "time", "0.000");
        switch (end) {
            case PASSED -> {
                if (!text.isEmpty()) {
                    xml.leaf("system-out", text);
                }
            }
            case SKIPPED -> xml.empty("skipped", "message", VisibleText.line(message));
            case FAILURE -> xml.leaf("failure", text, "message", VisibleText.line(message), "type", type);
            case ERROR -> xml.leaf("error", text, "message", VisibleText.line(message), "type", type);
        }
        xml.close();
    }
}
