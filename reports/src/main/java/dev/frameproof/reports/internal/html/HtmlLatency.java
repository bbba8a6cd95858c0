package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Throughput;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The latency distributions, as a table and as a plot by percentile. */
final class HtmlLatency {
    private HtmlLatency() {}

    static void write(List<LatencyResult> all, Optional<Throughput> throughput, Markup html) throws IOException {
        List<LatencyResult> latencies =
                all.stream().filter(latency -> latency.count() > 0).toList();
        if (latencies.isEmpty()) {
            return;
        }
        html.open("section");
        html.leaf("h2", "Latency");
        html.open("div", "class", "beside");
        List<String> headings = new ArrayList<>(List.of("Of all rows"));
        latencies.forEach(latency -> headings.add(">" + VisibleText.line(latency.name())));
        Table table = Table.open(html, "figures", headings.toArray(String[]::new));
        row(table, latencies, "50 % at most", latency -> Units.duration(latency.p50()));
        row(table, latencies, "90 % at most", latency -> Units.duration(latency.p90()));
        row(table, latencies, "99 % at most", latency -> Units.duration(latency.p99()));
        row(table, latencies, "99.9 % at most", latency -> Units.duration(latency.p999()));
        row(table, latencies, "99.99 % at most", latency -> Units.duration(latency.p9999()));
        row(table, latencies, "slowest", latency -> Units.duration(latency.max()));
        row(table, latencies, "on average", latency -> Units.duration(latency.mean()));
        row(table, latencies, "counted", latency -> Units.count(latency.count()));
        table.close();
        Optional<Plot> plot = PercentilePlot.of(latencies);
        if (plot.isPresent()) {
            HtmlReport.writePlots(List.of(plot.get()), html);
        }
        html.close();
        String warmUp = throughput.map(Throughput::warmUpSentence).orElse("");
        html.leaf("p", (explanation(latencies) + " " + warmUp).strip(), "class", "aside");
        html.close();
    }

    private static String explanation(List<LatencyResult> latencies) {
        List<String> sentences = new ArrayList<>();
        for (LatencyResult latency : latencies) {
            switch (latency.name()) {
                case "total" -> sentences.add("total: from the intended send time to the viewer.");
                case "waiting" -> sentences.add("waiting: until the record was handed to Kafka's client.");
                case "produce" -> sentences.add("produce: from there to Kafka's acknowledgement.");
                case "deliver" -> sentences.add("deliver: from there through plugin and Live to the viewer.");
                default -> {
                    // Others say by themselves what they are.
                }
            }
        }
        Duration clockError = latencies.stream()
                .map(LatencyResult::clockError)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        sentences.add(
                clockError.isZero()
                        ? "One monotonic clock: its error is 0."
                        : "The clocks may have disagreed by at most " + Units.duration(clockError) + ".");
        return String.join(" ", sentences);
    }

    private static void row(
            Table table, List<LatencyResult> latencies, String figure, Function<LatencyResult, String> value)
            throws IOException {
        table.row("");
        table.text(0, figure);
        for (int i = 0; i < latencies.size(); i++) {
            table.text(i + 1, value.apply(latencies.get(i)));
        }
        table.endRow();
    }
}
