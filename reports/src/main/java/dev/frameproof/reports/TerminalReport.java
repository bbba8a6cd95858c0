package dev.frameproof.reports;

import dev.frameproof.reports.internal.terminal.FindingLines;
import dev.frameproof.reports.internal.terminal.Lines;
import dev.frameproof.reports.internal.terminal.Paint;
import java.util.List;
import java.util.Locale;

/** A result as text for a terminal: verdict, checks, findings, latency, and where the report lies. */
public final class TerminalReport {
    private static final int FINDINGS_SHOWN = 10;

    private final RunResult run;
    private final TerminalStyle style;
    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    private TerminalReport(RunResult run, TerminalStyle style) {
        this.run = run;
        this.style = style;
        this.paint = new Paint(style);
    }

    /**
     * The text, ending with a line break.
     *
     * @param report where the report lies, as the user may open it; empty when none was written
     */
    public static String render(RunResult run, String report, TerminalStyle style) {
        TerminalReport terminal = new TerminalReport(run, style);
        terminal.verdict();
        terminal.checks();
        terminal.thresholds();
        terminal.findings();
        terminal.latencies();
        terminal.bottleneck();
        terminal.foot(report);
        return terminal.text.toString();
    }

    private void verdict() {
        Outcome outcome = run.verdict().outcome();
        String title = outcome.title().toUpperCase(Locale.ROOT);
        String line =
                switch (outcome) {
                    case PROVED -> paint.tick() + " " + paint.strong(paint.good(title));
                    case FINDINGS -> paint.cross() + " " + paint.strong(paint.bad(title));
                    case INTERRUPTED, ENVIRONMENT_FAILED -> paint.warning() + " " + paint.strong(paint.doubtful(title));
                };
        text.append('\n')
                .append(line)
                .append("  ")
                .append(paint.value(run.name()))
                .append('\n');
        text.append(Lines.wrapped(paint.value(run.verdict().headline()), "  ", style.width()));
        for (Problem problem : run.verdict().problems()) {
            text.append('\n');
            List<String> cause = problem.causeLines();
            boolean oneSentence = cause.size() == 1;
            String what = oneSentence ? problem.what() + " " + cause.get(0) : problem.what();
            text.append(Lines.wrapped(paint.value(what), "  ", style.width()));
            cause.stream()
                    .skip(oneSentence ? 1 : 0)
                    .forEach(each -> text.append(Lines.wrapped(paint.value(each), "  ", style.width())));
            if (!problem.remedy().isEmpty()) {
                text.append(Lines.wrapped(paint.value(problem.remedy()), "  ", style.width()));
            }
        }
        Totals totals = run.totals();
        String counts = "Sent " + Units.count(totals.sent()) + ", acknowledged " + Units.count(totals.acknowledged())
                + ", delivered " + Units.count(totals.delivered()) + ", verified " + Units.count(totals.verified())
                + " in " + Units.duration(run.invocation().elapsed()) + ".";
        text.append(Lines.wrapped(paint.own(counts), "  ", style.width())).append('\n');
    }

    private void checks() {
        if (run.checks().isEmpty()) {
            return;
        }
        int titles = width(run.checks().stream().map(CheckResult::title).toList(), "Check");
        int counts = width(run.checks().stream().map(this::checked).toList(), "Checked");
        int found = width(run.checks().stream().map(TerminalReport::found).toList(), "Findings");
        text.append(paint.faint("  " + Lines.left("Check", titles) + "  " + Lines.right("Checked", counts) + "  "
                        + Lines.right("Findings", found)))
                .append('\n');
        for (CheckResult check : run.checks()) {
            String title = Lines.left(check.title(), titles);
            switch (check.status()) {
                case SKIPPED -> {
                    String skipped = "skipped: " + paint.value(check.reason());
                    text.append(paint.dash()).append(' ').append(title).append("  ");
                    text.append(Lines.wrapped(skipped, " ".repeat(titles + 4), style.width())
                            .stripLeading());
                }
                case PASSED ->
                    row(
                            check.isIdle() ? paint.dash() : paint.tick(),
                            title,
                            check,
                            counts,
                            Lines.right(found(check), found));
                case FAILED -> row(paint.cross(), title, check, counts, paint.bad(Lines.right(found(check), found)));
            }
        }
        text.append('\n');
    }

    private void row(String mark, String title, CheckResult check, int counts, String found) {
        text.append(mark).append(' ').append(title).append("  ");
        text.append(Lines.right(checked(check), counts))
                .append("  ")
                .append(found)
                .append('\n');
    }

    private String checked(CheckResult check) {
        return check.status() == CheckResult.Status.SKIPPED
                ? ""
                : Units.count(check.checked()) + " " + paint.value(check.unit());
    }

    private static String found(CheckResult check) {
        String failed = Units.count(check.failed());
        return check.noted() == 0 ? failed : failed + " + " + Units.count(check.noted(), "note", "notes");
    }

    private void thresholds() {
        for (ThresholdResult threshold : run.thresholds()) {
            String line = threshold.name() + ": " + threshold.actual() + ", required " + threshold.required();
            text.append(threshold.met() ? paint.tick() : paint.cross()).append(' ');
            text.append(Lines.wrapped(paint.value(line), "  ", style.width()).stripLeading());
        }
        if (!run.thresholds().isEmpty()) {
            text.append('\n');
        }
    }

    private void findings() {
        if (run.failed() > 0) {
            List<Finding> findings = run.firstFindings(FINDINGS_SHOWN).stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .toList();
            int shown = findings.size();
            String title = Units.count(run.failed(), "finding", "findings");
            text.append(paint.faint(shown < run.failed() ? "  " + shown + " of " + title : "  " + title));
            text.append('\n');
            FindingLines lines = new FindingLines(paint, style.width());
            int digits = Integer.toString(FINDINGS_SHOWN).length();
            for (int i = 0; i < shown; i++) {
                text.append(lines.of(i + 1, digits, findings.get(i)));
            }
            text.append('\n');
        }
        if (run.noted() > 0) {
            String notes = Units.count(run.noted(), "note breaks", "notes break") + " no promise; the report has them.";
            text.append(Lines.wrapped(paint.own(notes), "  ", style.width())).append('\n');
        }
    }

    private void latencies() {
        for (LatencyResult latency : run.latencies()) {
            if (latency.count() > 0) {
                String line =
                        "Latency " + paint.value(latency.name()) + ": p50 " + Units.duration(latency.p50()) + ", p90 "
                                + Units.duration(latency.p90()) + ", p99 " + Units.duration(latency.p99()) + ", p99.9 "
                                + Units.duration(latency.p999()) + ", max " + Units.duration(latency.max());
                text.append(Lines.wrapped(paint.own(line), "  ", style.width()));
            }
        }
    }

    private void bottleneck() {
        String warmUp = run.throughput().map(Throughput::warmUpSentence).orElse("");
        if (!warmUp.isEmpty()) {
            text.append(Lines.wrapped(warmUp, "  ", style.width()));
        }
        if (!run.bottleneck().isEmpty()) {
            text.append(Lines.wrapped(paint.value(run.bottleneck()), "  ", style.width()));
        }
    }

    private void foot(String report) {
        if (!report.isEmpty()) {
            text.append("  Report  ").append(report).append('\n');
        }
        if (!run.invocation().reproduce().isEmpty()) {
            text.append("  Again   ")
                    .append(paint.value(run.invocation().reproduce()))
                    .append('\n');
        }
    }

    private static int width(List<String> cells, String heading) {
        return cells.stream().mapToInt(String::length).reduce(heading.length(), Math::max);
    }
}
