package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.Measure;
import dev.frameproof.reports.ReportWriter;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes {@code report.html}: one page that asks for nothing from elsewhere and runs no script. It is well-formed XML as
 * well as HTML.
 */
public final class HtmlReport implements ReportWriter {
    private static final String STYLE = style("report.css");

    @Override
    public void write(RunResult run, Writer out) throws IOException {
        out.append("<!DOCTYPE html>\n");
        Markup html = new Markup(out);
        html.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        writeHead(run, html);
        html.open("body").open("main");
        HtmlVerdict.write(run, html);
        HtmlChecks.writeChecks(run.checks(), html);
        HtmlChecks.writeThresholds(run.thresholds(), html);
        HtmlFindings.writeErrors(run, html);
        writePlots(
                "Over time",
                Stream.of(
                        TimePlot.of(Measure.THROUGHPUT, "Throughput", run.series()),
                        TimePlot.of(Measure.LATENCY, "Latency", run.series()),
                        TimePlot.of(Measure.LATENCY_PART, "Latency by part, p99", run.series())),
                html);
        HtmlLatency.write(run.latencies(), run.throughput(), html);
        HtmlStreams.write(run.streams(), html);
        HtmlProcesses.write(run, html);
        HtmlFindings.writeNotes(run, html);
        HtmlFoot.write(run, html);
        html.close().close().close();
    }

    private static void writeHead(RunResult run, Markup html) throws IOException {
        writeHead(run.verdict().outcome().title() + ": " + VisibleText.line(run.name()), "", "", html);
    }

    /**
     * @param more what the policy allows beside styles
     * @param moreStyle styles after those of every report
     */
    static void writeHead(String title, String more, String moreStyle, Markup html) throws IOException {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'" + more);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.leaf("title", title + " - Frameproof report");
        html.leaf("style", STYLE + moreStyle);
        html.close();
    }

    static void writePlots(String heading, Stream<Optional<Plot>> candidates, Markup html) throws IOException {
        List<Plot> plots = candidates.flatMap(Optional::stream).toList();
        if (plots.isEmpty()) {
            return;
        }
        html.open("section");
        html.leaf("h2", heading);
        writePlots(plots, html);
        html.close();
    }

    static void writePlots(List<Plot> plots, Markup html) throws IOException {
        html.open("div", "class", "plots");
        for (Plot plot : plots) {
            new PlotFigure(plot).write(html);
        }
        html.close();
    }

    /** @param file a resource beside this class */
    static String style(String file) {
        try (InputStream css = HtmlReport.class.getResourceAsStream(file)) {
            return "\n" + new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
