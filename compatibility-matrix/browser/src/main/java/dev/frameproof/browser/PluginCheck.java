package dev.frameproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.browser.StreamPanels.Opened;
import dev.frameproof.browser.ViewerPage.PageException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A plugin's own browser code in a version's packages: loaded, its editors filled in, its queries run. */
final class PluginCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Kafka's own limit is 249; each length is tried with two names that differ in their last character. */
    private static final List<Integer> TOPIC_LENGTHS = List.of(40, 60, 90, 130, 249);

    private final ViewerPage page;
    private final PageServer server;
    private final LiveSource source;
    private final PluginPages plugin;
    private final StreamPanels panels;
    private final CheckLog log;

    PluginCheck(ViewerPage page, PageServer server, LiveSource source, PluginFrontend frontend, CheckLog log) {
        this.page = page;
        this.server = server;
        this.source = source;
        this.plugin = new PluginPages(frontend, source.datasourceUid());
        this.panels = new StreamPanels(page, server, source, log);
        this.log = log;
    }

    private interface Step {
        void run() throws PageException;
    }

    void check() {
        log.checked(BrowserCheck.PLUGIN_MODULE, 1);
        JsonNode loaded;
        try {
            loaded = page.call("loadPlugin", plugin.moduleUrl(), plugin.instance());
        } catch (PageException e) {
            log.error(BrowserCheck.PLUGIN_MODULE, "module.js", "", String.valueOf(e.getMessage()), "");
            return;
        }
        JsonNode defaults = loaded.path("defaultQuery");
        TopicQuery first = source.topics().get(0);
        EditorCheck editors = new EditorCheck(page, plugin, log);
        step(BrowserCheck.CONFIG_EDITOR, loaded.path("configEditor"), editors::config);
        step(BrowserCheck.QUERY_EDITOR, loaded.path("queryEditor"), () -> editors.query(defaults, first));
        step(BrowserCheck.STREAM, () -> stream(defaults, first));
        step(BrowserCheck.PANELS_APART, () -> apart(defaults));
        step(BrowserCheck.TEMPLATE_VARIABLES, () -> variables(defaults, first));
        step(BrowserCheck.LONG_TOPIC, () -> longTopics(defaults, first));
    }

    private void step(BrowserCheck check, JsonNode there, Step step) {
        if (there.asBoolean()) {
            step(check, step);
        } else {
            log.skipped(check, "the plugin has none");
        }
    }

    private void step(BrowserCheck check, Step step) {
        try {
            step.run();
        } catch (PageException e) {
            log.checked(check, 1);
            log.error(check, "the page", "", String.valueOf(e.getMessage()), "");
        }
        panels.close();
    }

    /** One panel of the first topic. */
    private void stream(JsonNode defaults, TopicQuery topic) throws PageException {
        page.ask("clear");
        page.ask("heading", "A panel of the plugin’s stream");
        ObjectNode query = plugin.query(defaults, topic);
        Optional<Opened> panel =
                panels.open(BrowserCheck.SUBSCRIPTION, "one", query, "table", JSON.createObjectNode(), topic.topic());
        if (panel.isPresent()) {
            panels.subscription(panel.get(), query);
            panels.shows(BrowserCheck.STREAM, panel.get());
            drawn("one");
            page.picture("panel of one stream");
        }
    }

    /** Two panels at once, both with a query A: each shows its own topic. */
    private void apart(JsonNode defaults) throws PageException {
        if (source.topics().size() < 2) {
            log.skipped(BrowserCheck.PANELS_APART, "there is one topic only");
            return;
        }
        page.ask("clear");
        page.ask("heading", "Two panels of different topics");
        TopicQuery left = source.topics().get(0);
        TopicQuery right = source.topics().get(1);
        Optional<Opened> first = panels.open(
                BrowserCheck.PANELS_APART,
                "left",
                plugin.query(defaults, left),
                "graph",
                JSON.createObjectNode(),
                left.topic());
        Optional<Opened> second = panels.open(
                BrowserCheck.PANELS_APART,
                "right",
                plugin.query(defaults, right),
                "graph",
                JSON.createObjectNode(),
                right.topic());
        if (first.isEmpty() || second.isEmpty()) {
            return;
        }
        log.checked(BrowserCheck.PANELS_APART, 1);
        if (first.get().channel().equals(second.get().channel())) {
            log.error(
                    BrowserCheck.PANELS_APART,
                    left.topic() + " and " + right.topic(),
                    "two channels",
                    "one for both: " + first.get().channel(),
                    "both panels show the topic that came first");
        }
        panels.shows(BrowserCheck.PANELS_APART, first.get());
        panels.shows(BrowserCheck.PANELS_APART, second.get());
        drawn("left");
        drawn("right");
        page.picture("two panels");
    }

    private void drawn(String id) {
        page.await(() -> !page.ask("panel", id).path("drawn").isNull());
    }

    /** A dashboard's variable in each of its spellings, and a panel's own one, which goes before it. */
    private void variables(JsonNode defaults, TopicQuery topic) throws PageException {
        page.ask("clear");
        page.call(
                "setVariables",
                JSON.createObjectNode().put("topic", topic.topic()).put("part", "0"));
        for (String spelling : List.of("$topic", "${topic}", "[[topic]]")) {
            variable(defaults, topic, spelling, "all", JSON.createObjectNode())
                    .ifPresent(data -> log.same(
                            BrowserCheck.TEMPLATE_VARIABLES,
                            spelling,
                            topic.topic(),
                            data.path("topicName").asText(),
                            ""));
        }
        variable(defaults, topic, topic.topic(), "$part", JSON.createObjectNode())
                .ifPresent(data -> log.same(
                        BrowserCheck.TEMPLATE_VARIABLES,
                        "$part as the partition",
                        "0",
                        data.path("partition").toString(),
                        ""));
        ObjectNode own = JSON.createObjectNode();
        own.putObject("topic").put("text", "own").put("value", "own-of-the-panel");
        variable(defaults, topic, "$topic", "all", own)
                .ifPresent(data -> log.same(
                        BrowserCheck.TEMPLATE_VARIABLES,
                        "$topic of a repeated panel",
                        "own-of-the-panel",
                        data.path("topicName").asText(),
                        ""));
        page.call("setVariables", JSON.createObjectNode());
    }

    private Optional<JsonNode> variable(
            JsonNode defaults, TopicQuery topic, String name, String partition, JsonNode scoped) throws PageException {
        ObjectNode query = plugin.query(defaults, topic);
        query.put("topicName", name);
        query.put("partition", partition);
        server.checkChannelsOnly(true);
        try {
            Optional<Opened> panel = panels.open(
                    BrowserCheck.TEMPLATE_VARIABLES, "variable", query, "", scoped, name + ", partition " + partition);
            panel.filter(opened -> opened.channel().matches(".*[$\\[{].*"))
                    .ifPresent(opened -> log.error(
                            BrowserCheck.TEMPLATE_VARIABLES,
                            name + " in the channel",
                            "the variable’s value",
                            opened.channel(),
                            ""));
            return panel.map(opened -> opened.subscription().path("address").path("data"));
        } finally {
            panels.close();
            server.checkChannelsOnly(false);
        }
    }

    /** Channels of long topics are such as Grafana takes, and each topic's is its own. */
    private void longTopics(JsonNode defaults, TopicQuery topic) throws PageException {
        server.checkChannelsOnly(true);
        try {
            for (int length : TOPIC_LENGTHS) {
                Set<String> channels = new HashSet<>();
                for (String last : List.of("a", "b")) {
                    String name = "events.orders-by-region.".repeat(12).substring(0, length - 1) + last;
                    ObjectNode query = plugin.query(defaults, new TopicQuery(name, topic.queryJson()));
                    Optional<Opened> panel = panels.open(
                            BrowserCheck.LONG_TOPIC,
                            "long",
                            query,
                            "",
                            JSON.createObjectNode(),
                            length + " characters");
                    panel.ifPresent(opened -> channels.add(opened.channel()));
                    panels.close();
                }
                judge(length, channels);
            }
        } finally {
            server.checkChannelsOnly(false);
        }
    }

    private void judge(int length, Set<String> channels) {
        String subject = "a topic of " + length + " characters";
        log.checked(BrowserCheck.LONG_TOPIC, 1);
        if (channels.size() == 1) {
            log.error(
                    BrowserCheck.LONG_TOPIC,
                    subject,
                    "a channel of its own",
                    "the channel of another topic",
                    channels.iterator().next());
        }
        for (String channel : channels) {
            try {
                Channels.parse("default", channel);
            } catch (LiveRefusedException e) {
                log.error(
                        BrowserCheck.LONG_TOPIC,
                        subject,
                        "",
                        "Live refuses the stream",
                        String.valueOf(e.getMessage()));
                return;
            }
        }
    }
}
