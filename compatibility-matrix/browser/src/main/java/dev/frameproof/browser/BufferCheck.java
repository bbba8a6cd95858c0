package dev.frameproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.browser.ViewerPage.PageException;
import dev.frameproof.oracle.PanelModel;
import dev.frameproof.reports.PanelSummary;
import java.util.ArrayList;
import java.util.List;

/** What a version's streaming buffer keeps of frames, against what was sent and against the oracle's panel model. */
final class BufferCheck {
    private final ViewerPage page;
    private final PageServer server;
    private final CheckLog log;

    BufferCheck(ViewerPage page, PageServer server, CheckLog log) {
        this.page = page;
        this.server = server;
        this.log = log;
    }

    /** @param maxLength how many rows the buffer holds */
    void check(StreamFrames stream, int maxLength) {
        String subject = stream.name() + (maxLength == PanelModel.DEFAULT_LENGTH ? "" : " in " + maxLength + " rows");
        try {
            JsonNode got = page.call("pushAll", server.offer(stream.name(), stream.frames()), maxLength);
            ExpectedPanel expected = new ExpectedPanel(maxLength);
            stream.frames().forEach(expected::push);
            new CellComparison(log, BrowserCheck.PANEL_BUFFER, subject).compare(expected, got);
            List<Integer> refused = new ArrayList<>();
            got.path("errors").forEach(error -> refused.add(error.path("index").asInt()));
            log.same(
                    BrowserCheck.PANEL_BUFFER,
                    subject + ", messages that are errors",
                    expected.refused().toString(),
                    refused.toString(),
                    got.path("errors").path(0).path("message").asText(""));
            model(stream, maxLength, subject, got);
        } catch (PageException e) {
            log.error(BrowserCheck.PANEL_BUFFER, subject, "", String.valueOf(e.getMessage()), "");
        }
    }

    private void model(StreamFrames stream, int maxLength, String subject, JsonNode got) {
        PanelModel model = new PanelModel(stream.name(), stream.topic(), maxLength);
        stream.frames().forEach(frame -> model.accept(frame, 0, frame.length));
        PanelSummary summary = model.summary();
        List<String> emptied = new ArrayList<>();
        got.path("emptied").forEach(name -> emptied.add(name.asText()));
        log.checked(BrowserCheck.PANEL_MODEL, 1);
        String expected = "%d rows, %s emptied at %d frames"
                .formatted(summary.rowsKept(), summary.columnsEmptied(), model.dropped());
        String browser = "%d rows, %s emptied at %d frames"
                .formatted(
                        got.path("length").asInt(), emptied, got.path("drops").asInt());
        if (!expected.equals(browser)) {
            log.error(BrowserCheck.PANEL_MODEL, subject, expected, browser, "the first is the oracle's");
        }
        if (!emptied.isEmpty()) {
            log.note(
                    BrowserCheck.PANEL_MODEL,
                    subject,
                    "columns keep their values",
                    emptied + " lost theirs",
                    "the frames' structure changed");
        }
    }
}
