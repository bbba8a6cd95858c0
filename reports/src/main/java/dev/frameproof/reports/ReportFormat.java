package dev.frameproof.reports;

import dev.frameproof.reports.internal.html.HtmlReport;
import dev.frameproof.reports.internal.json.JsonReport;
import dev.frameproof.reports.internal.junit.JUnitReport;
import dev.frameproof.reports.internal.markdown.MarkdownReport;

/** The formats in which a result is written. */
public enum ReportFormat {
    /** One self-contained page for a browser, which is well-formed XML as well. */
    HTML("report.html"),
    /** All of the result, for programs; {@link ReportReader} reads it back. */
    JSON("report.json"),
    /** What CI servers show as test results. */
    JUNIT("junit.xml"),
    /** A summary in GitHub's Markdown. */
    MARKDOWN("summary.md");

    private final String fileName;

    ReportFormat(String fileName) {
        this.fileName = fileName;
    }

    /** @return the name of the file in the report's folder */
    public String fileName() {
        return fileName;
    }

    /** @return what writes this format */
    public ReportWriter writer() {
        return switch (this) {
            case HTML -> new HtmlReport();
            case JSON -> new JsonReport();
            case JUNIT -> new JUnitReport();
            case MARKDOWN -> new MarkdownReport();
        };
    }
}
