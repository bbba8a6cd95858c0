package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.CellDifference;
import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.Fact;
import dev.frameproof.reports.MatrixCell;
import dev.frameproof.reports.MatrixResult;
import dev.frameproof.reports.MatrixWriter;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes {@code matrix.html}: the grid, what differs, and behind each square its cell. It asks for nothing from elsewhere
 * but screenshots beside it, and runs no script: a square leads to its cell, which then shows.
 */
public final class HtmlMatrix implements MatrixWriter {
    private static final String STYLE = HtmlReport.style("matrix.css");
    private static final int DIFFERENCES_SHOWN = 200;

    @Override
    public void write(MatrixResult matrix, Writer out) throws IOException {
        out.append("<!DOCTYPE html>\n");
        Markup html = new Markup(out);
        html.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        HtmlReport.writeHead(
                matrix.outcome().title() + ": " + VisibleText.line(matrix.name()),
                "; img-src 'self' file:",
                STYLE,
                html);
        html.open("body").open("main");
        writeVerdict(matrix, html);
        HtmlGrid.write(matrix, html);
        for (MatrixCell cell : matrix.cells()) {
            HtmlCell.write(cell, html);
        }
        writeDifferences(matrix.differences(), html);
        writeFoot(matrix, html);
        html.close().close().close();
    }

    private static void writeVerdict(MatrixResult matrix, Markup html) throws IOException {
        html.open("header", "class", "verdict " + matrix.outcome().id());
        HtmlVerdict.writeIcon(matrix.outcome(), html);
        html.open("div");
        html.open("p", "class", "outcome").text(matrix.outcome().title());
        html.leaf("span", " · " + VisibleText.line(matrix.name()), "class", "name")
                .close();
        html.leaf("h1", matrix.headline());
        html.open("p", "class", "meta");
        html.text("Started " + HtmlVerdict.STARTED.format(matrix.invocation().started()) + ", took "
                + Units.duration(matrix.invocation().elapsed()) + ". Frameproof "
                + VisibleText.line(matrix.invocation().toolVersion()) + ".");
        html.close().close().close();
        html.open("dl", "class", "strip");
        HtmlVerdict.number(html, "Grafana", Units.count(matrix.targets().size()), "targets");
        HtmlVerdict.number(html, "Plugins", Units.count(matrix.plugins().size()), "builds");
        HtmlVerdict.number(html, "Cases", Units.count(matrix.cases().size()), "a target and plugin");
        HtmlVerdict.number(html, "Passed", Units.count(matrix.count(CellEnd.Status.PASSED)), "cells");
        html.open("div", "class", matrix.count(CellEnd.Status.FAILED) > 0 ? "bad" : "");
        html.leaf("dt", "Failed");
        html.leaf("dd", Units.count(matrix.count(CellEnd.Status.FAILED)));
        html.leaf("dd", "cells", "class", "note").close();
        HtmlVerdict.number(html, "Skipped", Units.count(matrix.count(CellEnd.Status.SKIPPED)), "cells");
        HtmlVerdict.number(html, "Verified", Units.count(matrix.verified()), "rows");
        html.close();
    }

    private static void writeDifferences(List<CellDifference> differences, Markup html) throws IOException {
        html.open("section");
        html.leaf("h2", "What differs between cells of one case");
        if (differences.isEmpty()) {
            html.leaf("p", "Nothing: each case brought the same frames wherever it was shown.", "class", "aside");
            html.close();
            return;
        }
        Table table = Table.open(html, "differences", "Case", "What", "One", "Other");
        for (CellDifference difference : differences.subList(0, Math.min(DIFFERENCES_SHOWN, differences.size()))) {
            table.row("");
            table.text(0, difference.caseName());
            Markup what = table.cell(1);
            what.leaf("strong", VisibleText.line(difference.what()));
            what.leaf("code", VisibleText.line(difference.place()), "class", "aside")
                    .close();
            writeSide(table.cell(2), difference.left(), difference.leftText());
            writeSide(table.cell(3), difference.right(), difference.rightText());
            table.endRow();
        }
        table.close();
        if (differences.stream().anyMatch(CellDifference::isOfTiming)) {
            html.leaf(
                    "p",
                    "Timing is told where it differs threefold. Cells that ran while the machine was busy, above all"
                            + " the first ones, come later than others.",
                    "class",
                    "aside");
        }
        if (differences.size() > DIFFERENCES_SHOWN) {
            html.leaf(
                    "p",
                    Units.count(differences.size() - DIFFERENCES_SHOWN) + " more are in matrix.json.",
                    "class",
                    "aside");
        }
        html.close();
    }

    private static void writeSide(Markup cell, String where, String text) throws IOException {
        cell.leaf("span", VisibleText.line(where), "class", "aside");
        cell.leaf("code", text.isEmpty() ? "–" : VisibleText.line(text)).close();
    }

    private static void writeFoot(MatrixResult matrix, Markup html) throws IOException {
        html.open("section");
        html.leaf("h2", "Environment");
        html.open("dl", "class", "facts");
        for (Fact fact : matrix.environment()) {
            html.open("div");
            html.leaf("dt", VisibleText.line(fact.name()));
            html.leaf("dd", VisibleText.line(fact.value())).close();
        }
        html.close().close();
        html.open("section");
        html.leaf("h2", "Do it again");
        html.leaf("pre", VisibleText.line(matrix.invocation().reproduce())).close();
    }
}
