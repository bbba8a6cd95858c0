package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Totals;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The head of the page: what the run says, and its numbers. */
final class HtmlVerdict {
    static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HtmlVerdict() {}

    static void write(RunResult run, Markup html) throws IOException {
        Outcome outcome = run.verdict().outcome();
        html.open("header", "class", "verdict " + outcome.id());
        writeIcon(outcome, html);
        html.open("div");
        html.open("p", "class", "outcome").text(outcome.title());
        html.leaf("span", " · " + VisibleText.line(run.name()), "class", "name").close();
        html.leaf("h1", VisibleText.line(run.verdict().headline()));
        html.open("p", "class", "meta");
        html.text("Started " + STARTED.format(run.invocation().started()) + ", took "
                + Units.duration(run.invocation().elapsed()) + ". Frameproof "
                + VisibleText.line(run.invocation().toolVersion()) + ".");
        html.close().close().close();
        for (Problem problem : run.verdict().problems()) {
            html.open("div", "class", "problem");
            html.leaf("p", VisibleText.line(problem.what()), "class", "what");
            for (String line : problem.causeLines()) {
                html.leaf("p", VisibleText.line(line), "class", "cause");
            }
            leafUnlessEmpty(html, problem.remedy(), "remedy");
            html.close();
        }
        writeStrip(run, html);
    }

    private static void leafUnlessEmpty(Markup html, String text, String name) throws IOException {
        if (!text.isEmpty()) {
            html.leaf("p", VisibleText.line(text), "class", name);
        }
    }

    static void writeIcon(Outcome outcome, Markup html) throws IOException {
        html.open("svg", "class", "icon", "viewBox", "0 0 48 48", "aria-hidden", "true");
        html.empty("circle", "cx", "24", "cy", "24", "r", "22");
        html.empty(
                "path",
                "d",
                switch (outcome) {
                    case PROVED -> "M14 25 l7 7 L34 17";
                    case FINDINGS -> "M16 16 L32 32 M32 16 L16 32";
                    case INTERRUPTED -> "M18 15 V33 M30 15 V33";
                    case ENVIRONMENT_FAILED -> "M24 12 V27 M24 34.5 V35";
                });
        html.close();
    }

    private static void writeStrip(RunResult run, Markup html) throws IOException {
        Totals totals = run.totals();
        html.open("dl", "class", "strip");
        number(html, "Sent", Units.count(totals.sent()), "records");
        number(html, "Acknowledged", Units.count(totals.acknowledged()), "by Kafka");
        String viewers = run.streams().size() > 1
                ? "rows, over " + Units.count(run.streams().size()) + " streams"
                : "rows";
        number(html, "Delivered", Units.count(totals.delivered()), viewers);
        number(html, "Verified", Units.count(totals.verified()), viewers);
        number(html, "Distinct", Units.count(totals.distinct()), "records verified");
        if (run.throughput().isPresent()) {
            number(html, "Throughput", Units.rate(run.throughput().get().verifiedPerSecond()), "rows verified");
        }
        String notes = run.noted() == 0 ? "" : "and " + Units.count(run.noted(), "note", "notes");
        html.open("div", "class", run.failed() > 0 ? "bad" : "");
        pair(html, "Findings", Units.count(run.failed()), notes);
        html.close();
        if (!run.latencies().isEmpty() && run.latencies().get(0).count() > 0) {
            LatencyResult latency = run.latencies().get(0);
            String name = "latency, " + VisibleText.line(latency.name());
            number(html, "p50", Units.duration(latency.p50()), name);
            number(html, "p99", Units.duration(latency.p99()), name);
        }
        html.close();
    }

    static void number(Markup html, String label, String value, String note) throws IOException {
        html.open("div");
        pair(html, label, value, note);
        html.close();
    }

    private static void pair(Markup html, String label, String value, String note) throws IOException {
        html.leaf("dt", label);
        html.leaf("dd", value);
        if (!note.isEmpty()) {
            html.leaf("dd", note, "class", "note");
        }
    }
}
