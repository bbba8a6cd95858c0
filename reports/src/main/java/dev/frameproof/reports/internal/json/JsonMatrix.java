package dev.frameproof.reports.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.frameproof.reports.MatrixCell;
import dev.frameproof.reports.MatrixResult;
import dev.frameproof.reports.MatrixWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Writes {@code matrix.json}. Its members are added to, never renamed. */
public final class JsonMatrix implements MatrixWriter {
    /** The value of the member {@code schema}. */
    public static final String SCHEMA = "frameproof-matrix/1";

    @Override
    public void write(MatrixResult matrix, Writer out) throws IOException {
        try (JsonGenerator json = JsonReport.generator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("name", matrix.name());
            json.writeStringField("outcome", matrix.outcome().id());
            json.writeStringField("headline", matrix.headline());
            JsonRun.writeInvocation(json, matrix.invocation());
            JsonReport.each(json, "environment", matrix.environment(), fact -> {
                json.writeStringField("name", fact.name());
                json.writeStringField("value", fact.value());
            });
            JsonReport.each(json, "cells", matrix.cells(), cell -> writeCell(json, cell));
            JsonReport.each(json, "differences", matrix.differences(), difference -> {
                json.writeStringField("case", difference.caseName());
                json.writeStringField("left", difference.left());
                json.writeStringField("right", difference.right());
                json.writeStringField("what", difference.what());
                json.writeStringField("place", difference.place());
                json.writeStringField("leftText", difference.leftText());
                json.writeStringField("rightText", difference.rightText());
            });
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writeCell(JsonGenerator json, MatrixCell cell) throws IOException {
        json.writeStringField("id", cell.id());
        json.writeStringField("grafana", cell.grafana());
        json.writeStringField("plugin", cell.plugin());
        json.writeStringField("case", cell.caseName());
        json.writeStringField("status", cell.end().status().name().toLowerCase(Locale.ROOT));
        json.writeStringField("end", cell.end().id());
        json.writeStringField("reason", cell.reason());
        json.writeNumberField("rowsExpected", cell.expected());
        json.writeNumberField("rowsVerified", cell.verified());
        json.writeNumberField("elapsedNanos", cell.elapsed().toNanos());
        JsonReport.each(json, "facts", cell.facts(), fact -> {
            json.writeStringField("name", fact.name());
            json.writeStringField("value", fact.value());
        });
        JsonReport.each(json, "checks", cell.checks(), check -> {
            json.writeStringField("id", check.id());
            JsonStream.writeCounts(json, check);
        });
        JsonReport.each(json, "findings", cell.findings(), finding -> JsonReport.writeFinding(json, finding));
        JsonReport.each(json, "artifacts", cell.artifacts(), artifact -> {
            json.writeStringField("title", artifact.title());
            json.writeStringField("path", artifact.path());
        });
    }
}
