package dev.frameproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.browser.ViewerPage.PageException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills in a plugin's editors as a person would, and looks at what comes of it. */
final class EditorCheck {
    /** React has drawn again long before. */
    private static final Duration EFFECT = Duration.ofSeconds(8);

    private static final String CONFIG = "config-editor";
    private static final String QUERY = "query-editor";

    /** Whatever its kind, what a person writes into a setting. */
    private record Field(String label, String text, String pointer) {}

    private static final List<Field> CONNECTION = List.of(
            new Field(
                    "^bootstrap|brokers?", "broker-1.example:9092,broker-2.example:9092", "/jsonData/bootstrapServers"),
            new Field("^client id", "frameproof-viewer", "/jsonData/clientId"));

    private static final List<Field> LOGIN = List.of(
            new Field("^(sasl )?user ?name", "ada", "/jsonData/saslUsername"),
            new Field("^(sasl )?password", "correct horse", "/secureJsonData/saslPassword"),
            new Field("^(schema registry )?url", "http://registry.example:8081", "/jsonData/schemaRegistryUrl"));

    /** How editors call the formats, by their name in queries. */
    private static final Map<String, String> FORMATS = Map.of(
            "json", "json",
            "avro", "avro",
            "protobuf", "protobuf",
            "plaintext", "plain ?text",
            "lineprotocol", "line ?protocol");

    private final ViewerPage page;
    private final PluginPages plugin;
    private final CheckLog log;

    EditorCheck(ViewerPage page, PluginPages plugin, CheckLog log) {
        this.page = page;
        this.plugin = plugin;
        this.log = log;
    }

    void config() throws PageException {
        page.ask("clear");
        page.ask("heading", "The plugin’s config editor");
        page.call("openConfigEditor", plugin.settings());
        if (!appears(CONFIG)) {
            log.error(BrowserCheck.CONFIG_EDITOR, "config editor", "an editor with fields", drawn(CONFIG), "");
            page.picture("config editor");
            return;
        }
        CONNECTION.forEach(field -> fill(BrowserCheck.CONFIG_EDITOR, CONFIG, "config", field));
        String protocol = "SASL_SSL";
        log.checked(BrowserCheck.CONFIG_EDITOR, 1);
        if (page.choose(CONFIG, "^security protocol", protocol)) {
            reaches(BrowserCheck.CONFIG_EDITOR, "security protocol", "config", "/jsonData/securityProtocol", protocol);
            LOGIN.forEach(field -> fill(BrowserCheck.CONFIG_EDITOR, CONFIG, "config", field));
        } else {
            log.error(BrowserCheck.CONFIG_EDITOR, "security protocol", protocol + " to choose", "no such choice", "");
        }
        page.picture("config editor");
    }

    private void fill(BrowserCheck check, String root, String state, Field field) {
        log.checked(check, 1);
        String name = field.pointer().substring(field.pointer().lastIndexOf('/') + 1);
        if (!page.type(root, field.label(), field.text())) {
            log.error(check, name, "a field", "no field has such a label", "looked for " + field.label());
            return;
        }
        reaches(check, name, state, field.pointer(), field.text());
    }

    private void reaches(BrowserCheck check, String name, String state, String pointer, String text) {
        if (!page.await(() -> page.ask(state).at(pointer).asText().equals(text), EFFECT)) {
            log.error(check, name, text, page.ask(state).at(pointer).toString(), "what was typed did not get there");
        }
    }

    /** @param defaults the plugin's own query defaults */
    void query(JsonNode defaults, TopicQuery topic) throws PageException {
        page.ask("clear");
        page.ask("heading", "The plugin’s query editor");
        TopicQuery none = new TopicQuery("", topic.queryJson());
        var query = plugin.query(defaults, none);
        page.call("openQueryEditor", query);
        if (!appears(QUERY)) {
            log.error(BrowserCheck.QUERY_EDITOR, "query editor", "an editor with fields", drawn(QUERY), "");
            page.picture("query editor");
            return;
        }
        fill(BrowserCheck.QUERY_EDITOR, QUERY, "query", new Field("^topic", topic.topic(), "/query/topicName"));
        page.clickSuggestion(QUERY, topic.topic());
        log.checked(BrowserCheck.QUERY_EDITOR, 1);
        if (!page.await(() -> page.ask("query").path("runs").asInt() > 0, EFFECT)) {
            log.error(
                    BrowserCheck.QUERY_EDITOR, "topic", "the query runs once the field is left", "it does not run", "");
        }
        fill(BrowserCheck.QUERY_EDITOR, QUERY, "query", new Field("^alias", "{{topic}} {{field}}", "/query/alias"));
        String format = query.path("messageFormat").asText("json").toLowerCase(Locale.ROOT);
        for (String name : List.of("plaintext", "protobuf", format)) {
            chooseFormat(name);
        }
        page.picture("query editor");
    }

    private void chooseFormat(String name) {
        log.checked(BrowserCheck.QUERY_EDITOR, 1);
        if (page.choose(QUERY, "^(message )?format", FORMATS.getOrDefault(name, name))) {
            reaches(BrowserCheck.QUERY_EDITOR, "format", "query", "/query/messageFormat", name);
        } else {
            log.error(BrowserCheck.QUERY_EDITOR, "format", name + " to choose", "no such choice", "");
        }
    }

    private boolean appears(String root) {
        return page.await(() -> page.ask("has", root).asBoolean()
                        || !page.ask("errorOf", root).isEmpty())
                && page.ask("errorOf", root).isEmpty();
    }

    private String drawn(String root) {
        JsonNode errors = page.ask("errorOf", root);
        return errors.isEmpty() ? "nothing" : "the error " + errors.get(0).asText();
    }
}
