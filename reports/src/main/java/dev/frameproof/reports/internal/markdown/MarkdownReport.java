package dev.frameproof.reports.internal.markdown;

import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.Fact;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.ReportWriter;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.ThresholdResult;
import dev.frameproof.reports.Throughput;
import dev.frameproof.reports.Totals;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.FindingText;
import dev.frameproof.reports.internal.text.TextDifference;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes {@code summary.md}: what fits on the page of a CI run. */
public final class MarkdownReport implements ReportWriter {
    private static final int FINDINGS_SHOWN = 10;
    private static final int LONGEST_VALUE = 120;

    @Override
    public void write(RunResult run, Writer out) throws IOException {
        StringBuilder text = new StringBuilder();
        writeVerdict(run, text);
        writeChecks(run.checks(), text);
        writeThresholds(run.thresholds(), text);
        writeFindings(run, text);
        writeLatencies(run.latencies(), text);
        String warmUp = run.throughput().map(Throughput::warmUpSentence).orElse("");
        text.append(warmUp.isEmpty() ? "" : warmUp + "\n\n");
        if (!run.bottleneck().isEmpty()) {
            text.append(MarkdownText.of(run.bottleneck())).append("\n\n");
        }
        writeFoot(run, text);
        out.append(text);
    }

    private static void writeVerdict(RunResult run, StringBuilder text) {
        Outcome outcome = run.verdict().outcome();
        text.append("## ").append(mark(outcome)).append(" Frameproof: ").append(MarkdownText.of(run.name()));
        text.append("\n\n**").append(outcome.title()).append(".** ");
        text.append(MarkdownText.of(run.verdict().headline())).append("\n\n");
        for (Problem problem : run.verdict().problems()) {
            text.append("> **").append(MarkdownText.of(problem.what())).append("** ");
            text.append(MarkdownText.of(String.join("; ", problem.causeLines()) + " " + problem.remedy()))
                    .append("\n\n");
        }
        Totals totals = run.totals();
        text.append(Units.count(totals.sent(), "record", "records")).append(" sent, ");
        text.append(Units.count(totals.delivered(), "row", "rows")).append(" delivered, ");
        text.append(Units.count(totals.verified())).append(" verified in ");
        text.append(Units.duration(run.invocation().elapsed())).append(".\n\n");
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case PROVED -> "✅";
            case FINDINGS -> "❌";
            case INTERRUPTED, ENVIRONMENT_FAILED -> "⚠️";
        };
    }

    private static void writeChecks(List<CheckResult> checks, StringBuilder text) {
        if (checks.isEmpty()) {
            return;
        }
        text.append("| | Check | Checked | Findings | Meaning |\n|---|---|--:|--:|---|\n");
        for (CheckResult check : checks) {
            boolean skipped = check.status() == CheckResult.Status.SKIPPED;
            row(
                    text,
                    check.isIdle() ? "➖" : mark(check.status()),
                    MarkdownText.of(check.title()),
                    skipped ? "" : Units.count(check.checked()) + " " + MarkdownText.of(check.unit()),
                    skipped ? "" : found(check),
                    MarkdownText.of(skipped ? "Skipped: " + check.reason() : check.meaning()));
        }
        text.append('\n');
    }

    private static String mark(CheckResult.Status status) {
        return switch (status) {
            case PASSED -> "✅";
            case FAILED -> "❌";
            case SKIPPED -> "➖";
        };
    }

    private static String found(CheckResult check) {
        String failed = check.failed() == 0 ? "0" : "**" + Units.count(check.failed()) + "**";
        return check.noted() == 0 ? failed : failed + " and " + Units.count(check.noted(), "note", "notes");
    }

    private static void writeThresholds(List<ThresholdResult> thresholds, StringBuilder text) {
        if (thresholds.isEmpty()) {
            return;
        }
        text.append("| | Threshold | Required | Measured |\n|---|---|---|---|\n");
        for (ThresholdResult threshold : thresholds) {
            row(
                    text,
                    threshold.met() ? "✅" : "❌",
                    MarkdownText.of(threshold.name()),
                    MarkdownText.of(threshold.required()),
                    MarkdownText.of(threshold.actual()));
        }
        text.append('\n');
    }

    private static void writeFindings(RunResult run, StringBuilder text) {
        List<Finding> shown = run.firstFindings(FINDINGS_SHOWN);
        if (shown.isEmpty()) {
            return;
        }
        long total = run.failed() + run.noted();
        text.append("### ").append(shown.size() < total ? shown.size() + " of " : "");
        text.append(Units.count(total, "finding", "findings")).append("\n\n");
        text.append("| What | Where | Field | Expected | Got |\n|---|---|---|---|---|\n");
        for (Finding finding : shown) {
            TextDifference values =
                    TextDifference.between(finding.expected(), finding.got()).within(LONGEST_VALUE);
            row(
                    text,
                    MarkdownText.of(FindingText.kind(finding)) + detail(finding),
                    MarkdownText.of(FindingText.place(finding)) + "<br>" + MarkdownText.of(finding.stream()),
                    MarkdownText.code(finding.field()),
                    MarkdownText.code(values.prefix() + values.expected() + values.suffix()),
                    MarkdownText.code(values.prefix() + values.got() + values.suffix()));
        }
        text.append('\n');
    }

    private static String detail(Finding finding) {
        return finding.detail().isEmpty() ? "" : "<br><sub>" + MarkdownText.of(finding.detail()) + "</sub>";
    }

    private static void writeLatencies(List<LatencyResult> latencies, StringBuilder text) {
        for (LatencyResult latency : latencies) {
            if (latency.count() > 0) {
                text.append("**Latency, ")
                        .append(MarkdownText.of(latency.name()))
                        .append(":** ");
                text.append("p50 ").append(Units.duration(latency.p50()));
                text.append(", p90 ").append(Units.duration(latency.p90()));
                text.append(", p99 ").append(Units.duration(latency.p99()));
                text.append(", p99.9 ").append(Units.duration(latency.p999()));
                text.append(", max ").append(Units.duration(latency.max())).append("\n\n");
            }
        }
    }

    private static void writeFoot(RunResult run, StringBuilder text) {
        if (!run.environment().isEmpty()) {
            text.append(run.environment().stream()
                    .map(MarkdownReport::fact)
                    .collect(Collectors.joining(" · ", "<sub>", "</sub>\n\n")));
        }
        if (!run.invocation().reproduce().isEmpty()) {
            text.append("Again: ")
                    .append(MarkdownText.code(run.invocation().reproduce()))
                    .append("\n");
        }
    }

    private static String fact(Fact fact) {
        return MarkdownText.of(fact.name()) + ": " + MarkdownText.of(fact.value());
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
