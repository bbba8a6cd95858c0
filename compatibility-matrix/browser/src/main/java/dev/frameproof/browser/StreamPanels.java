package dev.frameproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.browser.ViewerPage.PageException;
import dev.frameproof.oracle.PanelModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Panels of the page that run a plugin's query: which stream it asks of Live, and what each panel shows of it. */
final class StreamPanels {
    private static final Duration FRAMES = Duration.ofSeconds(20);
    private static final Duration AT_THE_PLUGINS_PACE = Duration.ofSeconds(2);

    private final ViewerPage page;
    private final PageServer server;
    private final LiveSource source;
    private final CheckLog log;

    StreamPanels(ViewerPage page, PageServer server, LiveSource source, CheckLog log) {
        this.page = page;
        this.server = server;
        this.source = source;
        this.log = log;
    }

    /** A panel and the subscription that it made. */
    record Opened(String id, String topic, JsonNode subscription) {
        int number() {
            return subscription.path("id").asInt();
        }

        String channel() {
            return subscription.path("channel").asText("");
        }
    }

    /**
     * Opens a panel.
     *
     * @param check what a missing subscription is a finding of
     * @param kind what it draws; empty for nothing
     * @return the subscription that the plugin made; empty, with a finding, when it made none
     */
    Optional<Opened> open(BrowserCheck check, String id, JsonNode query, String kind, JsonNode scopedVars, String topic)
            throws PageException {
        int before = page.call("subscriptions").size();
        page.call("openPanel", id, "Panel of " + topic, query, kind, scopedVars);
        JsonNode subscriptions = page.call("subscriptions");
        if (subscriptions.size() == before) {
            log.checked(check, 1);
            log.error(
                    check,
                    topic,
                    "a subscription to Live",
                    "none: " + page.ask("panel", id).path("error").asText("the query brought nothing"),
                    "");
            return Optional.empty();
        }
        return Optional.of(new Opened(id, topic, subscriptions.get(before)));
    }

    /** Whether Live is asked for the right thing. */
    void subscription(Opened panel, ObjectNode query) {
        BrowserCheck check = BrowserCheck.SUBSCRIPTION;
        JsonNode address = panel.subscription().path("address");
        log.same(check, panel.topic() + ", scope", "ds", address.path("scope").asText(), "");
        String prefix = "ds/" + source.datasourceUid() + "/";
        log.checked(check, 1);
        if (!panel.channel().startsWith(prefix)) {
            log.error(
                    check,
                    panel.topic() + ", channel",
                    prefix + "...",
                    panel.channel().isEmpty()
                            ? panel.subscription().path("error").asText()
                            : panel.channel(),
                    "an address names the datasource as stream since Grafana 12, as namespace before");
        }
        JsonNode data = address.path("data");
        query.properties().forEach(member -> {
            if (!isIdle(member.getKey(), query)) {
                String wanted = member.getValue().toString();
                log.same(
                        check,
                        panel.topic() + ", data." + member.getKey(),
                        wanted,
                        data.path(member.getKey()).toString(),
                        "");
            }
        });
    }

    /** What a plugin may leave out: the number of last records where another start is wanted, and Grafana's own. */
    private static boolean isIdle(String member, ObjectNode query) {
        boolean lastRecords = query.path("autoOffsetReset").asText().equals("lastN");
        return member.equals("datasource") || (member.equals("lastN") && !lastRecords);
    }

    /** Waits for frames, stops the stream, and holds what the panel has against what was passed on to it. */
    void shows(BrowserCheck check, Opened panel) throws PageException {
        Optional<LiveRelay> relay = arrived(panel);
        if (relay.isEmpty()) {
            JsonNode state = page.ask("panel", panel.id());
            JsonNode subscription = page.call("subscriptions").get(panel.number());
            log.checked(check, 1);
            log.error(
                    check,
                    panel.topic(),
                    "frames",
                    "none within " + FRAMES.toSeconds() + " s",
                    subscription.path("error").asText(state.path("error").asText("")));
            return;
        }
        List<byte[]> passed = relay.get().passed();
        page.await(() ->
                page.ask("subscriptions").path(panel.number()).path("messages").asInt() == passed.size());
        ExpectedPanel expected = new ExpectedPanel(PanelModel.DEFAULT_LENGTH);
        passed.forEach(expected::push);
        // A plugin may hand on several messages at once, a moment later. What is missing then the comparison tells.
        boolean unused = page.await(() -> shownRows(panel) == expected.rows(), AT_THE_PLUGINS_PACE);
        JsonNode state = page.call("panel", panel.id());
        if (state.path("error").isTextual()) {
            log.error(check, panel.topic(), "no error", state.path("error").asText(), "");
        }
        new CellComparison(log, check, panel.topic())
                .compare(expected, state.path("frames").path(0));
    }

    private int shownRows(Opened panel) {
        return page.ask("panel", panel.id())
                .path("frames")
                .path(0)
                .path("length")
                .asInt(0);
    }

    private Optional<LiveRelay> arrived(Opened panel) {
        boolean came = page.await(
                () -> server.relay(panel.number())
                        .map(relay -> !relay.passed().isEmpty())
                        .orElse(false),
                FRAMES);
        if (!came) {
            return Optional.empty();
        }
        LiveRelay relay = server.relay(panel.number()).orElseThrow();
        relay.freeze();
        return Optional.of(relay);
    }

    void close() {
        page.ask("closePanels");
    }
}
