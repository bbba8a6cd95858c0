package dev.frameproof.reports.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.PanelSummary;
import dev.frameproof.reports.StreamResult;
import java.io.IOException;

/**
 * A stream in the JSON. Its checks carry the number of findings that are kept, not the findings: those stand once, in
 * the run's list, in the order in which the streams stand.
 */
final class JsonStream {
    private JsonStream() {}

    static void write(JsonGenerator json, StreamResult stream) throws IOException {
        json.writeStringField("name", stream.name());
        json.writeStringField("channel", stream.channel());
        json.writeStringField("topic", stream.topic());
        json.writeNumberField("rowsExpected", stream.rowsExpected());
        json.writeNumberField("rowsDelivered", stream.rowsDelivered());
        json.writeNumberField("rowsVerified", stream.rowsVerified());
        JsonReport.each(json, "checks", stream.checks(), check -> {
            json.writeStringField("id", check.id());
            writeCounts(json, check);
        });
        if (stream.panel().isPresent()) {
            writePanel(json, stream.panel().get());
        }
    }

    static void writeCounts(JsonGenerator json, CheckResult check) throws IOException {
        json.writeStringField("status", JsonNames.of(check.status()));
        json.writeStringField("reason", check.reason());
        json.writeStringField("unit", check.unit());
        json.writeNumberField("checked", check.checked());
        json.writeNumberField("failed", check.failed());
        json.writeNumberField("noted", check.noted());
        json.writeNumberField("kept", check.findings().size());
    }

    private static void writePanel(JsonGenerator json, PanelSummary panel) throws IOException {
        json.writeObjectFieldStart("panel");
        json.writeNumberField("rowsKept", panel.rowsKept());
        json.writeNumberField("rowsDropped", panel.rowsDropped());
        json.writeArrayFieldStart("columnsEmptied");
        for (String column : panel.columnsEmptied()) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
