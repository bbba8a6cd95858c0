package dev.frameproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.browser.ViewerPage.PageException;
import dev.frameproof.oracle.PanelModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Draws frames with a version's own components and reads back what is to be seen. */
final class DrawingCheck {
    private static final Map<BrowserCheck, String> KINDS =
            Map.of(BrowserCheck.GRAPH, "graph", BrowserCheck.TABLE, "table", BrowserCheck.STATES, "states");

    private final ViewerPage page;
    private final PageServer server;
    private final CheckLog log;
    private final Set<String> drawnWith = new TreeSet<>();

    DrawingCheck(ViewerPage page, PageServer server, CheckLog log) {
        this.page = page;
        this.server = server;
        this.log = log;
    }

    /** @return what drew what, a line each */
    List<String> drawnWith() {
        return List.copyOf(drawnWith);
    }

    /** Draws one stream in every way and takes a picture. */
    void check(StreamFrames stream) {
        page.ask("clear");
        page.ask("heading", "What Grafana’s components draw of " + stream.name());
        ExpectedPanel expected = new ExpectedPanel(PanelModel.DEFAULT_LENGTH);
        stream.frames().forEach(expected::push);
        String frames = server.offer(stream.name(), stream.frames());
        for (BrowserCheck check : List.of(BrowserCheck.GRAPH, BrowserCheck.STATES, BrowserCheck.TABLE)) {
            draw(check, stream, frames, expected);
        }
        page.picture("drawn " + stream.name());
    }

    private void draw(BrowserCheck check, StreamFrames stream, String frames, ExpectedPanel expected) {
        String kind = KINDS.get(check);
        try {
            JsonNode got = page.call("draw", kind, kind, check.title(), frames);
            if (got.has("nothing")) {
                log.skipped(check, got.path("nothing").asText());
                return;
            }
            drawnWith.add(check.title() + ": " + got.path("by").asText());
            if (got.has("failed")) {
                log.error(check, stream.name(), "", got.path("failed").asText(), "");
                return;
            }
            DrawnPanel drawn = new DrawnPanel(log, stream.name(), expected);
            switch (check) {
                case GRAPH -> drawn.graph(got);
                case STATES -> drawn.states(got);
                default -> drawn.table(got);
            }
        } catch (PageException e) {
            log.error(check, stream.name(), "", String.valueOf(e.getMessage()), "");
        }
    }
}
