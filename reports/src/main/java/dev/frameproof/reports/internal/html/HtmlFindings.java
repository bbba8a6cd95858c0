package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.Finding;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Severity;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.FindingText;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.TextDifference;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.util.List;

/** The table of findings, expected beside got. */
final class HtmlFindings {
    private static final int MOST_SHOWN = 200;
    private static final int LONGEST_VALUE = 2_000;

    private HtmlFindings() {}

    static void write(RunResult run, Markup html) throws IOException {
        long total = run.failed() + run.noted();
        if (total == 0) {
            return;
        }
        List<Finding> findings = run.firstFindings(MOST_SHOWN);
        int shown = findings.size();
        html.open("section");
        html.open("h2").text("Findings ");
        html.leaf("span", shown < total ? shown + " of " + Units.count(total) : Units.count(total), "class", "count");
        html.close();
        Table table = Table.open(html, "findings", ">#", "What", "Where", "Expected", "Got");
        for (int i = 0; i < shown; i++) {
            Finding finding = findings.get(i);
            table.row(FindingText.severity(finding.severity()));
            table.text(0, Integer.toString(i + 1));
            writeWhat(table.cell(1), finding).close();
            writeWhere(table.cell(2), finding).close();
            TextDifference values =
                    TextDifference.between(finding.expected(), finding.got()).within(LONGEST_VALUE);
            writeValue(table.cell(3), values, values.expected()).close();
            writeValue(table.cell(4), values, values.got()).close();
            table.endRow();
        }
        table.close();
        if (shown < total) {
            html.leaf("p", rest(shown, run.findings().size(), total), "class", "aside");
        }
        html.close();
    }

    private static String rest(int shown, int kept, long total) {
        String inJson = kept > shown ? Units.count(kept - (long) shown) + " more are in report.json." : "";
        String counted = total > kept ? Units.count(total - kept) + " more were counted but not kept." : "";
        return (inJson + " " + counted).strip();
    }

    private static Markup writeWhat(Markup cell, Finding finding) throws IOException {
        cell.leaf("strong", finding.kind().title());
        if (finding.severity() != Severity.ERROR) {
            cell.text(" ");
            cell.leaf("span", FindingText.severity(finding.severity()), "class", "mark note");
        }
        if (!finding.detail().isEmpty()) {
            cell.leaf("span", VisibleText.line(finding.detail()), "class", "aside");
        }
        return cell;
    }

    private static Markup writeWhere(Markup cell, Finding finding) throws IOException {
        cell.leaf("code", VisibleText.line(FindingText.place(finding)), "class", "place");
        if (!finding.field().isEmpty()) {
            cell.openTight("span", "class", "field").text("field ");
            cell.leaf("code", VisibleText.line(finding.field())).close();
        }
        if (!finding.stream().isEmpty()) {
            cell.leaf("span", VisibleText.line(finding.stream()), "class", "aside");
        }
        return cell;
    }

    private static Markup writeValue(Markup cell, TextDifference values, String middle) throws IOException {
        cell.openTight("span", "class", "value");
        if ((values.prefix() + middle + values.suffix()).isEmpty()) {
            cell.leaf("span", FindingText.orEmpty(""), "class", "empty");
        } else if (values.isTelling()) {
            cell.text(VisibleText.block(values.prefix()));
            cell.leaf("mark", VisibleText.block(middle));
            cell.text(VisibleText.block(values.suffix()));
        } else {
            cell.text(VisibleText.block(middle));
        }
        return cell.close();
    }
}
