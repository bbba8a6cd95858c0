package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.MatrixCell;
import dev.frameproof.reports.MatrixResult;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The grid: a row a case, a column a Grafana target, side by side for each plugin. */
final class HtmlGrid {
    private HtmlGrid() {}

    static void write(MatrixResult matrix, Markup html) throws IOException {
        html.open("section");
        html.leaf("h2", "The grid");
        html.leaf(
                "p",
                "A square says how many rows were verified, or how many findings there are. Follow it to its cell.",
                "class",
                "aside");
        html.open("div", "class", "scroll").open("table", "class", "grid");
        writeHead(matrix, html);
        html.open("tbody");
        for (String name : matrix.cases()) {
            html.open("tr");
            html.leaf("th", VisibleText.line(name), "scope", "row");
            for (String plugin : matrix.plugins()) {
                for (String target : matrix.targets()) {
                    writeSquare(
                            matrix.cell(target, plugin, name),
                            target.equals(matrix.targets().get(0)),
                            html);
                }
            }
            html.close();
        }
        html.close().close().close().close();
    }

    private static void writeHead(MatrixResult matrix, Markup html) throws IOException {
        List<String> targets = matrix.targets();
        html.open("thead").open("tr");
        html.leaf("th", "", "scope", "col");
        for (String plugin : matrix.plugins()) {
            html.leaf(
                    "th",
                    VisibleText.line(plugin),
                    "scope",
                    "colgroup",
                    "colspan",
                    Integer.toString(targets.size()),
                    "class",
                    "plugin first");
        }
        html.close().open("tr");
        html.leaf("th", "Case", "scope", "col");
        for (int i = 0; i < matrix.plugins().size(); i++) {
            for (String target : targets) {
                html.leaf(
                        "th",
                        VisibleText.line(target),
                        "scope",
                        "col",
                        "class",
                        target.equals(targets.get(0)) ? "first" : "");
            }
        }
        html.close().close();
    }

    private static void writeSquare(Optional<MatrixCell> found, boolean first, Markup html) throws IOException {
        html.openTight("td", "class", first ? "first" : "");
        if (found.isPresent()) {
            MatrixCell cell = found.get();
            html.openTight(
                    "a",
                    "class",
                    "square " + style(cell.end()),
                    "href",
                    "#" + cell.id(),
                    "title",
                    VisibleText.line(cell.caseName() + ", " + cell.plugin() + ", " + cell.grafana()
                            + (cell.reason().isEmpty() ? "" : ": " + cell.reason())));
            html.leaf("b", sign(cell.end()));
            html.text(number(cell)).close();
        }
        html.close();
    }

    static String style(CellEnd end) {
        return end == CellEnd.ENVIRONMENT_FAILED
                ? "broken"
                : end.status().name().toLowerCase(Locale.ROOT);
    }

    private static String sign(CellEnd end) {
        return switch (end) {
            case PROVED -> "✓ ";
            case FINDINGS -> "✗ ";
            case GOLDEN_DIFFERS -> "≠ ";
            case ENVIRONMENT_FAILED -> "! ";
            case NOT_MEANT, UNAVAILABLE, INTERRUPTED -> "– ";
        };
    }

    private static String number(MatrixCell cell) {
        return switch (cell.end()) {
            case PROVED -> Units.shortCount((double) cell.verified());
            case FINDINGS -> Units.shortCount((double) cell.failed());
            case GOLDEN_DIFFERS -> "golden";
            case ENVIRONMENT_FAILED -> "failed";
            case NOT_MEANT -> "not meant";
            case UNAVAILABLE -> "not there";
            case INTERRUPTED -> "stopped";
        };
    }
}
