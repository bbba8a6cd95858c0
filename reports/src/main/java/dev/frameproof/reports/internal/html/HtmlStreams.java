package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.PanelSummary;
import dev.frameproof.reports.StreamResult;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.util.List;

/** The table of streams, and what a panel would show of each. */
final class HtmlStreams {
    private static final int MOST_SHOWN = 500;

    private HtmlStreams() {}

    static void write(List<StreamResult> streams, Markup html) throws IOException {
        if (streams.isEmpty()) {
            return;
        }
        html.open("section");
        html.open("h2").text("Streams ");
        html.leaf("span", Units.count(streams.size()), "class", "count").close();
        Table table = Table.open(
                html, "streams", "Stream", ">Due", ">Delivered", ">Verified", ">Findings", "A panel would keep");
        for (StreamResult stream : streams.subList(0, Math.min(MOST_SHOWN, streams.size()))) {
            table.row(stream.failed() > 0 ? "failed" : "passed");
            Markup cell = table.cell(0);
            cell.leaf("strong", VisibleText.line(stream.name()));
            cell.leaf("span", "topic " + VisibleText.line(stream.topic()), "class", "aside");
            cell.leaf("code", VisibleText.line(stream.channel()), "class", "aside");
            cell.close();
            table.text(1, Units.count(stream.rowsExpected()));
            table.text(2, Units.count(stream.rowsDelivered()));
            table.text(3, Units.count(stream.rowsVerified()));
            table.cell(4).leaf("strong", Units.count(stream.failed())).close();
            table.text(5, stream.panel().map(HtmlStreams::panel).orElse("nothing came"));
            table.endRow();
        }
        table.close();
        if (streams.size() > MOST_SHOWN) {
            html.leaf(
                    "p",
                    Units.count(streams.size() - (long) MOST_SHOWN) + " more are in report.json.",
                    "class",
                    "aside");
        }
        html.close();
    }

    private static String panel(PanelSummary panel) {
        String rows = "the last " + Units.count(panel.rowsKept(), "row", "rows");
        if (panel.rowsDropped() == 0) {
            rows = "all " + Units.count(panel.rowsKept(), "row", "rows");
        }
        return panel.columnsEmptied().isEmpty()
                ? rows
                : rows + "; values lost in " + String.join(", ", panel.columnsEmptied());
    }
}
