package dev.frameproof.host;

import java.util.LinkedHashMap;
import java.util.Map;

/** The variables that a Grafana is started with for a run. */
final class GrafanaSettings {
    /** How many Live clients may be connected; a run may have more viewers than Grafana's default. */
    static final String MAX_CONNECTIONS = "GF_LIVE_MAX_CONNECTIONS";

    /** How many bytes may wait for one of them, {@link GrafanaFact#CLIENT_QUEUE_IS_A_SETTING}. */
    static final String CLIENT_QUEUE = "GF_LIVE_CLIENT_QUEUE_MAX_SIZE";

    /** What may lag behind in a run before Grafana drops a viewer, as in the embedded target. */
    static final int CLIENT_QUEUE_BYTES = 64 << 20;

    private GrafanaSettings() {}

    /**
     * @param config whose variables win over those that only make a run quick, quiet and roomy
     * @param pluginId may be loaded without a signature
     * @param port on loopback
     * @param folders the variables that name folders
     */
    static Map<String, String> of(StartedGrafanaConfig config, String pluginId, int port, Map<String, String> folders) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("GF_ANALYTICS_REPORTING_ENABLED", "false");
        variables.put("GF_ANALYTICS_CHECK_FOR_UPDATES", "false");
        variables.put("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false");
        variables.put("GF_PLUGINS_PREINSTALL_DISABLED", "true");
        variables.put("GF_NEWS_NEWS_FEED_ENABLED", "false");
        variables.put("GF_SECURITY_DISABLE_GRAVATAR", "true");
        variables.put("GF_LOG_LEVEL", "info");
        variables.put(MAX_CONNECTIONS, "-1");
        variables.put(CLIENT_QUEUE, Integer.toString(CLIENT_QUEUE_BYTES));
        variables.putAll(config.environment());
        variables.merge("GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS", pluginId, (theirs, ours) -> theirs + "," + ours);
        variables.put("GF_LOG_MODE", "console");
        variables.put("GF_SERVER_PROTOCOL", "http");
        variables.put("GF_SERVER_HTTP_ADDR", "127.0.0.1");
        variables.put("GF_SERVER_HTTP_PORT", Integer.toString(port));
        variables.put("GF_SERVER_DOMAIN", "127.0.0.1");
        variables.put("GF_SERVER_ROOT_URL", "http://127.0.0.1:" + port + "/");
        variables.put("GF_SERVER_SERVE_FROM_SUB_PATH", "false");
        variables.put("GF_SECURITY_ADMIN_USER", "admin");
        variables.put("GF_SECURITY_ADMIN_PASSWORD", config.adminPassword());
        variables.putAll(folders);
        return variables;
    }

    /** @return how a Grafana of that version, started with these variables, limits its viewers */
    static String limits(GrafanaFacts facts, Map<String, String> variables) {
        int queue = facts.shows(GrafanaFact.CLIENT_QUEUE_IS_A_SETTING)
                ? number(variables, CLIENT_QUEUE, facts.clientQueueBytes())
                : facts.clientQueueBytes();
        return LiveLimitsText.of(
                queue,
                facts.clientQueueBytes(),
                number(variables, MAX_CONNECTIONS, facts.maxConnections()),
                facts.maxConnections());
    }

    private static int number(Map<String, String> variables, String name, int otherwise) {
        try {
            return Integer.parseInt(variables.getOrDefault(name, "").strip());
        } catch (NumberFormatException notOurs) {
            return otherwise;
        }
    }
}
