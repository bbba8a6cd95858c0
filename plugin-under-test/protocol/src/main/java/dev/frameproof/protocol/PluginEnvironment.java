package dev.frameproof.protocol;

/** Names and values that a host puts into a plugin's environment, and the protocol versions of both sides. */
public final class PluginEnvironment {
    /** The magic cookie: a plugin that does not find it was started by hand, not by Grafana. */
    public static final String COOKIE_NAME = "grafana_plugin_type";

    public static final String COOKIE_VALUE = "datasource";

    /** Comma-separated application protocol versions that the host speaks; Grafana says {@code 2}. */
    public static final String PROTOCOL_VERSIONS = "PLUGIN_PROTOCOL_VERSIONS";

    /** The range of TCP ports from which a plugin takes one; Grafana says 10000 to 25000. */
    public static final String MIN_PORT = "PLUGIN_MIN_PORT";

    public static final String MAX_PORT = "PLUGIN_MAX_PORT";

    /** The folder for the plugin's Unix domain socket; the folder for temporary files when absent. */
    public static final String UNIX_SOCKET_DIR = "PLUGIN_UNIX_SOCKET_DIR";

    /** Version of go-plugin's own protocol. */
    public static final int CORE_PROTOCOL = 1;

    /** Version of the protocol between Grafana and its plugins, package {@code pluginv2}. */
    public static final int APP_PROTOCOL = 2;

    public static final int DEFAULT_MIN_PORT = 10_000;
    public static final int DEFAULT_MAX_PORT = 25_000;

    private PluginEnvironment() {}
}
