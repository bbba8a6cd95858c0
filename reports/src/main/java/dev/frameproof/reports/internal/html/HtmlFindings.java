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
import java.util.function.Predicate;

/** The table of findings, expected beside got. */
final class HtmlFindings {
    private static final int MOST_SHOWN = 200;
    private static final int LONGEST_VALUE = 2_000;

    private HtmlFindings() {}

    /** What broke a promise. */
    static void writeErrors(RunResult run, Markup html) throws IOException {
        List<Finding> findings = run.firstFindings(MOST_SHOWN, finding -> finding.severity() == Severity.ERROR);
        if (run.failed() == 0) {
            return;
        }
        html.open("section");
        html.open("h2");
        writeHeading("Findings", findings.size(), run.failed(), html);
        html.close();
        writeTable(findings, html);
        writeRest(run, finding -> finding.severity() == Severity.ERROR, findings.size(), run.failed(), html);
        html.close();
    }

    /** What broke none, but is worth knowing; folded up, as there may be many. */
    static void writeNotes(RunResult run, Markup html) throws IOException {
        List<Finding> notes = run.firstFindings(MOST_SHOWN, finding -> finding.severity() != Severity.ERROR);
        if (run.noted() == 0) {
            return;
        }
        html.open("section").open("details").open("summary");
        writeHeading("Notes that break no promise", notes.size(), run.noted(), html);
        html.close();
        writeTable(notes, html);
        writeRest(run, finding -> finding.severity() != Severity.ERROR, notes.size(), run.noted(), html);
        html.close().close();
    }

    private static void writeHeading(String title, int shown, long total, Markup html) throws IOException {
        html.text(title + " ");
        html.leaf("span", shown < total ? shown + " of " + Units.count(total) : Units.count(total), "class", "count");
    }

    static void writeTable(List<Finding> findings, Markup html) throws IOException {
        Table table = Table.open(html, "findings", ">#", "What", "Where", "Expected", "Got");
        int number = 0;
        for (Finding finding : findings) {
            number++;
            table.row(FindingText.severity(finding.severity()));
            table.text(0, Integer.toString(number));
            writeWhat(table.cell(1), finding).close();
            writeWhere(table.cell(2), finding).close();
            TextDifference values =
                    TextDifference.between(finding.expected(), finding.got()).within(LONGEST_VALUE);
            writeValue(table.cell(3), values, values.expected()).close();
            writeValue(table.cell(4), values, values.got()).close();
            table.endRow();
        }
        table.close();
    }

    private static void writeRest(RunResult run, Predicate<Finding> which, int shown, long total, Markup html)
            throws IOException {
        if (shown < total) {
            long kept = run.findings().stream().filter(which).count();
            html.leaf("p", rest(shown, kept, total), "class", "aside");
        }
    }

    private static String rest(int shown, long kept, long total) {
        String inJson = kept > shown ? Units.count(kept - shown) + " more are in report.json." : "";
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
