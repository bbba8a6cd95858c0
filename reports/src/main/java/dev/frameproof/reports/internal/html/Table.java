package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;

/** A table whose cells bear their column's heading, so that a narrow window can show each row as a list. */
final class Table {
    private final Markup html;
    private final String[] headings;

    private Table(Markup html, String... headings) {
        this.html = html;
        this.headings = headings;
    }

    /** Opens a table; a heading that begins with {@code >} stands over numbers. */
    static Table open(Markup html, String style, String... headings) throws IOException {
        Table table = new Table(html, headings);
        html.open("div", "class", "scroll").open("table", "class", style);
        html.open("thead").open("tr");
        for (int i = 0; i < headings.length; i++) {
            html.leaf("th", table.label(i), "scope", "col", "class", table.align(i));
        }
        html.close().close().open("tbody");
        return table;
    }

    void row(String style) throws IOException {
        html.open("tr", "class", style);
    }

    void endRow() throws IOException {
        html.close();
    }

    /** Opens a cell of a column; close it by {@link Markup#close}. */
    Markup cell(int column) throws IOException {
        return html.openTight("td", "class", align(column), "data-label", label(column));
    }

    void text(int column, String text) throws IOException {
        cell(column).text(VisibleText.line(text)).close();
    }

    void code(int column, String text) throws IOException {
        cell(column).leaf("code", VisibleText.line(text)).close();
    }

    void close() throws IOException {
        html.close().close().close();
    }

    private boolean isNumber(int column) {
        return headings[column].startsWith(">");
    }

    private String label(int column) {
        return isNumber(column) ? headings[column].substring(1) : headings[column];
    }

    private String align(int column) {
        return isNumber(column) ? "num" : "txt";
    }
}
