package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.Artifact;
import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.Fact;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.MatrixCell;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** One cell in full. It shows when a square led to it; one with findings shows always. */
final class HtmlCell {
    private static final int FINDINGS_SHOWN = 20;

    private HtmlCell() {}

    static void write(MatrixCell cell, Markup html) throws IOException {
        String style = HtmlGrid.style(cell.end());
        boolean always = cell.end() == CellEnd.FINDINGS || cell.end() == CellEnd.GOLDEN_DIFFERS;
        html.open("section", "class", "cell " + style + (always ? " always" : ""), "id", cell.id());
        html.open("h2").text(VisibleText.line(cell.caseName()) + " ");
        html.leaf("span", VisibleText.line(cell.plugin() + " · " + cell.grafana()), "class", "count");
        html.text(" ");
        html.leaf("span", style.equals("broken") ? "failed" : style, "class", "mark " + style)
                .close();
        html.leaf("p", cell.reason().isEmpty() ? right(cell) : VisibleText.line(cell.reason()));
        writeChecks(cell.checks(), html);
        writeFindings(cell, html);
        writeFacts(cell.facts(), html);
        writeArtifacts(cell.artifacts(), html);
        html.close();
    }

    private static String right(MatrixCell cell) {
        return "%s verified: each came once, in order and unchanged."
                .formatted(Units.count(cell.verified(), "row was", "rows were"));
    }

    private static void writeChecks(List<CheckResult> checks, Markup html) throws IOException {
        if (checks.isEmpty()) {
            return;
        }
        html.open("p", "class", "marks");
        for (CheckResult check : checks) {
            String status = check.isIdle() ? "idle" : check.status().name().toLowerCase(Locale.ROOT);
            String count = check.failed() > 0 ? " " + Units.count(check.failed()) : "";
            html.leaf("span", check.title() + count, "class", "mark " + status, "title", check.meaning());
            html.text(" ");
        }
        html.close();
    }

    private static void writeFindings(MatrixCell cell, Markup html) throws IOException {
        List<Finding> findings = cell.findings();
        if (findings.isEmpty()) {
            return;
        }
        HtmlFindings.writeTable(findings.subList(0, Math.min(FINDINGS_SHOWN, findings.size())), html);
        if (findings.size() > FINDINGS_SHOWN) {
            html.leaf(
                    "p",
                    Units.count((long) findings.size() - FINDINGS_SHOWN) + " more are in its run's report.",
                    "class",
                    "aside");
        }
    }

    private static void writeFacts(List<Fact> facts, Markup html) throws IOException {
        if (facts.isEmpty()) {
            return;
        }
        html.open("dl", "class", "facts");
        for (Fact fact : facts) {
            html.open("div");
            html.leaf("dt", VisibleText.line(fact.name()));
            html.leaf("dd", VisibleText.line(fact.value())).close();
        }
        html.close();
    }

    private static void writeArtifacts(List<Artifact> artifacts, Markup html) throws IOException {
        html.open("p", "class", "links");
        for (Artifact artifact : artifacts) {
            html.leaf("a", VisibleText.line(artifact.title()), "href", HtmlFoot.relative(artifact.path()));
            html.text(" ");
        }
        html.leaf("a", "Back to the grid", "href", "#").close();
        for (Artifact artifact : artifacts) {
            if (artifact.path().endsWith(".png")) {
                html.open("figure", "class", "shot");
                html.leaf("figcaption", VisibleText.line(artifact.title()));
                html.empty(
                        "img", "src", HtmlFoot.relative(artifact.path()), "alt", artifact.title(), "loading", "lazy");
                html.close();
            }
        }
    }
}
