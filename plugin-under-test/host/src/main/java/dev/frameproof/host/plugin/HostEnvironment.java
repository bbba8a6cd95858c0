package dev.frameproof.host.plugin;

import static java.util.Objects.requireNonNull;

import dev.frameproof.host.GrafanaVersion;
import dev.frameproof.protocol.PluginEnvironment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The environment in which a Grafana of some version starts its plugins. From 12.4 on a plugin gets Grafana's own
 * variables only (and those of HTTP proxies): no PATH, no HOME, no JAVA_HOME. Before, it gets the server's whole
 * environment besides.
 *
 * @param grafanaVersion such as {@code 12.4.0}
 * @param appUrl Grafana's root URL
 * @param home Grafana's home, which is the plugin's working directory and its PWD
 * @param featureToggles comma-separated, may be empty
 * @param pluginSettings the {@code [plugin.<id>]} section of Grafana's configuration, by key
 * @param socketFolder where plugins put their sockets; the system's temporary folder when empty
 */
public record HostEnvironment(
        String grafanaVersion,
        String appUrl,
        Path home,
        String featureToggles,
        Map<String, String> pluginSettings,
        Optional<Path> socketFolder) {
    private static final List<String> ALWAYS_PERMITTED =
            List.of("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy");

    public HostEnvironment {
        requireNonNull(appUrl, "appUrl is null");
        requireNonNull(home, "home is null");
        requireNonNull(featureToggles, "featureToggles is null");
        pluginSettings = Map.copyOf(pluginSettings);
        requireNonNull(socketFolder, "socketFolder is null");
        GrafanaVersion.parse(grafanaVersion);
    }

    /** The environment of a Grafana without feature toggles and plugin settings. */
    public static HostEnvironment of(String grafanaVersion, String appUrl, Path home) {
        return new HostEnvironment(grafanaVersion, appUrl, home, "", Map.of(), Optional.empty());
    }

    public HostEnvironment withFeatureToggles(String toggles) {
        return new HostEnvironment(grafanaVersion, appUrl, home, toggles, pluginSettings, socketFolder);
    }

    public HostEnvironment withSocketFolder(Path folder) {
        return new HostEnvironment(grafanaVersion, appUrl, home, featureToggles, pluginSettings, Optional.of(folder));
    }

    public HostEnvironment withPluginSettings(Map<String, String> settings) {
        return new HostEnvironment(grafanaVersion, appUrl, home, featureToggles, settings, socketFolder);
    }

    /** Whether plugins of this version see the server's own environment. */
    public boolean handsOverEverything() {
        GrafanaVersion version = GrafanaVersion.parse(grafanaVersion);
        return version.major() < 12 || (version.major() == 12 && version.minor() < 4);
    }

    /**
     * All variables that the plugin's process gets.
     *
     * @param own the environment of the server, that is, of this process
     */
    public Map<String, String> variables(Map<String, String> own) {
        Map<String, String> all = new LinkedHashMap<>();
        own.forEach((name, value) -> {
            if (handsOverEverything() || ALWAYS_PERMITTED.contains(name)) {
                all.put(name, value);
            }
        });
        all.put("GF_VERSION", grafanaVersion);
        all.put("GF_EDITION", "Open Source");
        all.put(
                "GF_ENTERPRISE_LICENSE_PATH",
                home.resolve("data").resolve("license.jwt").toString());
        all.put("GF_ENTERPRISE_APP_URL", appUrl);
        if (!featureToggles.isEmpty()) {
            all.put("GF_INSTANCE_FEATURE_TOGGLES_ENABLE", featureToggles);
        }
        all.put("GFAZPL_AZURE_CLOUD", "AzureCloud");
        pluginSettings.forEach((key, value) -> all.put("GF_PLUGIN_" + key.toUpperCase(Locale.ROOT), value));
        all.put(PluginEnvironment.COOKIE_NAME, PluginEnvironment.COOKIE_VALUE);
        all.put(PluginEnvironment.PROTOCOL_VERSIONS, Integer.toString(PluginEnvironment.APP_PROTOCOL));
        all.put(PluginEnvironment.MIN_PORT, Integer.toString(PluginEnvironment.DEFAULT_MIN_PORT));
        all.put(PluginEnvironment.MAX_PORT, Integer.toString(PluginEnvironment.DEFAULT_MAX_PORT));
        socketFolder.ifPresent(folder -> all.put(PluginEnvironment.UNIX_SOCKET_DIR, folder.toString()));
        all.put("PWD", home.toString());
        return all;
    }
}
