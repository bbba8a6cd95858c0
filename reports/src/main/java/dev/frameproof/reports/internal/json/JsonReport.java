package dev.frameproof.reports.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.ReportWriter;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.TimeSeries;
import dev.frameproof.reports.Totals;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes {@code report.json}; {@code report.schema.json} beside this module's classes describes the shape. All but ASCII
 * is escaped, so that halves of surrogate pairs survive any encoding.
 */
public final class JsonReport implements ReportWriter {
    /** The value of the member {@code schema}. */
    public static final String SCHEMA = "frameproof-report/1";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    @Override
    public void write(RunResult run, Writer out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("name", run.name());
            JsonRun.writeInvocation(json, run.invocation());
            JsonRun.writeVerdict(json, run.verdict());
            each(json, "environment", run.environment(), fact -> {
                json.writeStringField("name", fact.name());
                json.writeStringField("value", fact.value());
            });
            writeTotals(json, run.totals());
            if (run.throughput().isPresent()) {
                JsonRun.writeThroughput(json, run.throughput().get());
            }
            each(json, "checks", run.checks(), check -> writeCheck(json, check));
            each(json, "thresholds", run.thresholds(), threshold -> {
                json.writeStringField("name", threshold.name());
                json.writeStringField("required", threshold.required());
                json.writeStringField("actual", threshold.actual());
                json.writeBooleanField("met", threshold.met());
            });
            each(json, "findings", run.findings(), finding -> writeFinding(json, finding));
            each(json, "streams", run.streams(), stream -> JsonStream.write(json, stream));
            each(json, "latencies", run.latencies(), latency -> writeLatency(json, latency));
            each(json, "series", run.series(), series -> writeSeries(json, series));
            each(json, "processes", run.processes(), process -> JsonProcess.write(json, process));
            json.writeStringField("bottleneck", run.bottleneck());
            each(json, "artifacts", run.artifacts(), artifact -> {
                json.writeStringField("title", artifact.title());
                json.writeStringField("path", artifact.path());
            });
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** @return what writes into {@code out} without closing it */
    static JsonGenerator generator(Writer out) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out);
        json.setPrettyPrinter(printer());
        return json;
    }

    private static DefaultPrettyPrinter printer() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }

    /** Writes the members of an object that is already open. */
    @FunctionalInterface
    interface Members<T> {
        void write(T value) throws IOException;
    }

    static <T> void each(JsonGenerator json, String name, List<T> values, Members<T> members) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            json.writeStartObject();
            members.write(value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeTotals(JsonGenerator json, Totals totals) throws IOException {
        json.writeObjectFieldStart("totals");
        json.writeNumberField("sent", totals.sent());
        json.writeNumberField("acknowledged", totals.acknowledged());
        json.writeNumberField("delivered", totals.delivered());
        json.writeNumberField("verified", totals.verified());
        json.writeNumberField("distinct", totals.distinct());
        json.writeEndObject();
    }

    private static void writeCheck(JsonGenerator json, CheckResult check) throws IOException {
        json.writeStringField("id", check.id());
        json.writeStringField("title", check.title());
        json.writeStringField("meaning", check.meaning());
        JsonStream.writeCounts(json, check);
    }

    static void writeFinding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("kind", finding.kind().id());
        json.writeStringField("severity", JsonNames.of(finding.severity()));
        json.writeStringField("stream", finding.stream());
        json.writeStringField("topic", finding.topic());
        json.writeNumberField("partition", finding.partition());
        json.writeNumberField("offset", finding.offset());
        json.writeStringField("field", finding.field());
        json.writeStringField("expected", finding.expected());
        json.writeStringField("got", finding.got());
        json.writeStringField("detail", finding.detail());
    }

    private static void writeLatency(JsonGenerator json, LatencyResult latency) throws IOException {
        json.writeStringField("name", latency.name());
        json.writeNumberField("count", latency.count());
        json.writeNumberField("meanNanos", latency.mean().toNanos());
        json.writeNumberField("p50Nanos", latency.p50().toNanos());
        json.writeNumberField("p90Nanos", latency.p90().toNanos());
        json.writeNumberField("p99Nanos", latency.p99().toNanos());
        json.writeNumberField("p999Nanos", latency.p999().toNanos());
        json.writeNumberField("p9999Nanos", latency.p9999().toNanos());
        json.writeNumberField("maxNanos", latency.max().toNanos());
        json.writeNumberField("clockErrorNanos", latency.clockError().toNanos());
        json.writeObjectFieldStart("curve");
        json.writeArrayFieldStart("percentiles");
        for (LatencyResult.Quantile quantile : latency.curve()) {
            json.writeNumber(quantile.percentile());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("valuesNanos");
        for (LatencyResult.Quantile quantile : latency.curve()) {
            json.writeNumber(quantile.value().toNanos());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeSeries(JsonGenerator json, TimeSeries series) throws IOException {
        json.writeStringField("measure", series.measure().id());
        json.writeStringField("name", series.name());
        json.writeStringField("unit", series.unit());
        json.writeArrayFieldStart("elapsedNanos");
        for (TimeSeries.Point point : series.points()) {
            json.writeNumber(point.elapsed().toNanos());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("values");
        for (TimeSeries.Point point : series.points()) {
            json.writeNumber(point.value());
        }
        json.writeEndArray();
    }
}
