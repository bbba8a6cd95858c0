package dev.frameproof.demo;

import static dev.frameproof.demo.Panel.panel;

import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.producers.encoding.RecordFormat;
import java.util.List;
import java.util.Map;

/** What a few services log, as lines of text and as objects. */
final class LogsDemo {
    private static final String LINES = "lines";
    private static final String ENTRIES = "entries";
    private static final String SERVICE = "service";
    private static final String LEVEL = "level";
    private static final String RATE = "15/s";
    private static final String ERRORS = "0.05";

    private LogsDemo() {}

    static Demo demo() {
        return new Demo(
                "logs",
                "Logs",
                "What six services log, as plain text with stack traces and as JSON; every row verified.",
                List.of(
                        Sent.as(
                                RecordsPlan.defaults().withFormat(RecordFormat.PLAINTEXT),
                                LINES,
                                "logs",
                                Map.of("errors", ERRORS),
                                RATE,
                                1),
                        Sent.of(ENTRIES, "logs", Map.of("form", "object", "errors", ERRORS), RATE, 1)),
                List.of(
                        panel(PanelKind.LINES, "Plain text", LINES, "message")
                                .wide(PanelWidth.TWO_THIRDS)
                                .high(),
                        panel(PanelKind.BARS, "Entries by level", ENTRIES, LEVEL)
                                .counting()
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.BARS, "Entries by service", ENTRIES, SERVICE)
                                .counting()
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.TIMELINE, "What each service says", ENTRIES, LEVEL)
                                .by(SERVICE)
                                .wide(PanelWidth.TWO_THIRDS),
                        panel(PanelKind.BARS, "Entries by logger", ENTRIES, "logger")
                                .counting()
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.TABLE, "JSON", ENTRIES, "time", LEVEL, SERVICE, "logger", "message", "stack")
                                .wide(PanelWidth.FULL)));
    }
}
