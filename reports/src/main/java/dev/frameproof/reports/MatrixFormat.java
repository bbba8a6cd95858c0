package dev.frameproof.reports;

import dev.frameproof.reports.internal.html.HtmlMatrix;
import dev.frameproof.reports.internal.json.JsonMatrix;
import dev.frameproof.reports.internal.junit.JUnitMatrix;
import dev.frameproof.reports.internal.markdown.MarkdownMatrix;

/** The formats in which a matrix is written. */
public enum MatrixFormat {
    /** One self-contained page for a browser: the grid, and each cell behind it. */
    HTML("matrix.html"),
    /** All of it, for programs and for {@code frameproof report compare}. */
    JSON("matrix.json"),
    /** What CI servers show as test results: a suite a target and plugin, a case a cell. */
    JUNIT("junit.xml"),
    /** A summary in GitHub's Markdown. */
    MARKDOWN("summary.md");

    private final String fileName;

    MatrixFormat(String fileName) {
        this.fileName = fileName;
    }

    /** @return the name of the file in the report's folder */
    public String fileName() {
        return fileName;
    }

    /** @return what writes this format */
    public MatrixWriter writer() {
        return switch (this) {
            case HTML -> new HtmlMatrix();
            case JSON -> new JsonMatrix();
            case JUNIT -> new JUnitMatrix();
            case MARKDOWN -> new MarkdownMatrix();
        };
    }
}
