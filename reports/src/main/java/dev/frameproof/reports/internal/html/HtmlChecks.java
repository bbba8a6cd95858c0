package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.ThresholdResult;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The tables of checks and thresholds. */
final class HtmlChecks {
    private HtmlChecks() {}

    static void writeChecks(List<CheckResult> checks, Markup html) throws IOException {
        if (checks.isEmpty()) {
            return;
        }
        html.open("section");
        html.leaf("h2", "What was checked");
        Table table = Table.open(html, "checks", "Check", "Result", ">Checked", ">Findings");
        for (CheckResult check : checks) {
            String status = check.status().name().toLowerCase(Locale.ROOT);
            boolean skipped = check.status() == CheckResult.Status.SKIPPED;
            table.row(status);
            Markup cell = table.cell(0);
            cell.leaf("strong", check.title());
            cell.leaf("span", skipped ? VisibleText.line(check.reason()) : check.meaning(), "class", "aside");
            cell.close();
            String mark = check.isIdle() ? "nothing to check" : status;
            writeMark(table.cell(1), mark, check.isIdle() ? "idle" : status).close();
            table.text(2, skipped ? "–" : Units.count(check.checked()) + " " + VisibleText.line(check.unit()));
            table.cell(3).leaf("strong", skipped ? "–" : Units.count(check.failed()));
            if (check.noted() > 0) {
                html.leaf("span", "and " + Units.count(check.noted(), "note", "notes"), "class", "aside");
            }
            html.close();
            table.endRow();
        }
        table.close();
        html.close();
    }

    static void writeThresholds(List<ThresholdResult> thresholds, Markup html) throws IOException {
        if (thresholds.isEmpty()) {
            return;
        }
        html.open("section");
        html.leaf("h2", "Thresholds");
        Table table = Table.open(html, "checks", "Threshold", "Result", "Required", "Measured");
        for (ThresholdResult threshold : thresholds) {
            String status = threshold.met() ? "passed" : "failed";
            table.row(status);
            table.cell(0).leaf("strong", VisibleText.line(threshold.name())).close();
            writeMark(table.cell(1), status, status).close();
            table.text(2, threshold.required());
            table.text(3, threshold.actual());
            table.endRow();
        }
        table.close();
        html.close();
    }

    private static Markup writeMark(Markup html, String text, String style) throws IOException {
        return html.leaf("span", text, "class", "mark " + style);
    }
}
