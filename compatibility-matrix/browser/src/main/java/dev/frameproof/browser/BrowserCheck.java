package dev.frameproof.browser;

/** What a browser is asked about a stream and a plugin. The {@link #id() id} is stable: it appears in reports. */
public enum BrowserCheck {
    PANEL_BUFFER("panel-buffer", "Panel's buffer", "values", "The panel's buffer keeps another value than was sent."),
    PANEL_MODEL("panel-model", "Panel model", "streams", "The oracle's panel model and the browser disagree."),
    GRAPH("graph", "Graph", "values", "The graph shows another value than was sent."),
    TABLE("table", "Table", "cells", "The table shows another text than was sent."),
    STATES("states", "State timeline", "states", "The state timeline shows another state than was sent."),
    EXPORTS("exports", "Exports", "names", "The plugin uses a name that this version's packages do not export."),
    PLUGIN_MODULE("plugin-module", "Plugin's module", "modules", "The plugin's module.js cannot be loaded."),
    CONFIG_EDITOR("config-editor", "Config editor", "fields", "What was typed is not in the settings."),
    QUERY_EDITOR("query-editor", "Query editor", "fields", "What was typed is not in the query."),
    SUBSCRIPTION("subscription", "Subscription", "subscriptions", "Live is asked for another stream than was queried."),
    STREAM("stream", "Stream", "values", "The panel shows another value than the stream brought."),
    PANELS_APART("panels-apart", "Panels apart", "panels", "A panel shows what belongs to another one."),
    TEMPLATE_VARIABLES("template-variables", "Template variables", "variables", "A variable is not replaced."),
    LONG_TOPIC("long-topic", "Long topic names", "topics", "Live refuses the channel of a topic with a long name."),
    LOGIN("login", "Login page", "logins", "Grafana's login page does not let the user in."),
    SAVE_AND_TEST("save-and-test", "Save & test", "datasources", "The datasource's page does not find it healthy."),
    EXPLORE("explore", "Explore", "cells", "Explore shows another text than was sent."),
    DASHBOARD("dashboard", "Dashboard", "panels", "A panel of the dashboard shows nothing."),
    DASHBOARD_TABLE("dashboard-table", "Dashboard's table", "cells", "The table shows another text than was sent."),
    GRAPH_MOVES("graph-moves", "Graph moves", "panels", "A panel that should move stands still."),
    CONSOLE("console", "Console", "lines", "The page's console holds an error or a warning.");

    private final String id;
    private final String title;
    private final String unit;
    private final String meaning;

    BrowserCheck(String id, String title, String unit, String meaning) {
        this.id = id;
        this.title = title;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** @return the stable name, lower case with hyphens */
    public String id() {
        return id;
    }

    /** @return the name a person reads */
    public String title() {
        return title;
    }

    /** @return what is counted as checked, plural */
    public String unit() {
        return unit;
    }

    /** @return one sentence that explains a finding */
    public String meaning() {
        return meaning;
    }
}
