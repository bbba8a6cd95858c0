package dev.frameproof.host.embedded.internal.plugin;

import com.google.protobuf.ByteString;
import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.InstalledPlugin;
import dev.frameproof.host.embedded.internal.state.Datasource;
import dev.frameproof.host.embedded.internal.state.GoJson;
import dev.frameproof.host.embedded.internal.state.Identity;
import dev.frameproof.protocol.pluginv2.DataSourceInstanceSettings;
import dev.frameproof.protocol.pluginv2.PluginContext;
import dev.frameproof.protocol.pluginv2.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes what every call to a plugin carries: who calls, through which datasource, on which Grafana. */
public final class PluginContexts {
    private static final String ID_HEADER = "X-Grafana-Id";

    private final GrafanaProfile profile;
    private final IdTokens tokens;
    private final Map<String, String> grafanaConfig;
    private final String userAgent;

    /**
     * @param appUrl the server's root URL, with a slash at its end
     * @param clientQueueBytes the limit of a Live client's queue, which plugins are told
     */
    public PluginContexts(GrafanaProfile profile, IdTokens tokens, String appUrl, int clientQueueBytes) {
        this.profile = profile;
        this.tokens = tokens;
        this.userAgent = "Grafana/%s (%s; %s)".formatted(profile.version(), GoPlatform.os(), GoPlatform.arch());
        Map<String, String> config = new LinkedHashMap<>();
        config.put("GF_APP_URL", appUrl);
        config.putAll(profile.grafanaConfig());
        config.put("GF_LIVE_CLIENT_QUEUE_MAX_SIZE", Integer.toString(clientQueueBytes));
        this.grafanaConfig = Map.copyOf(config);
    }

    /** @param datasource nothing for calls to the plugin itself */
    public PluginContext of(Identity caller, InstalledPlugin plugin, Optional<Datasource> datasource) {
        boolean named = caller.name().isEmpty() && profile.shows(GrafanaFact.NAME_FALLS_BACK_TO_LOGIN);
        PluginContext.Builder context = PluginContext.newBuilder()
                .setOrgId(Identity.ORG)
                .setPluginId(plugin.id())
                .setUser(User.newBuilder()
                        .setLogin(caller.login())
                        .setName(named ? caller.login() : caller.name())
                        .setEmail(caller.email())
                        .setRole(caller.role()));
        datasource.ifPresent(source -> context.setDataSourceInstanceSettings(settings(source)));
        if (profile.shows(GrafanaFact.RICH_PLUGIN_CONTEXT)) {
            context.putAllGrafanaConfig(grafanaConfig)
                    .setPluginVersion(plugin.version())
                    .setUserAgent(userAgent);
        }
        return context.build();
    }

    /** @return the headers of a resource call that Grafana adds */
    public Map<String, String> resourceHeaders(Identity caller) {
        return profile.shows(GrafanaFact.ID_TOKEN) ? Map.of(ID_HEADER, tokens.of(caller)) : Map.of();
    }

    /** @return the headers of every other call */
    public Map<String, String> callHeaders(Identity caller) {
        return profile.shows(GrafanaFact.ID_TOKEN) ? Map.of("http_" + ID_HEADER, tokens.of(caller)) : Map.of();
    }

    private static DataSourceInstanceSettings settings(Datasource source) {
        return DataSourceInstanceSettings.newBuilder()
                .setId(source.id())
                .setUid(source.uid())
                .setName(source.name())
                .setUrl(source.url())
                .setUser(source.user())
                .setDatabase(source.database())
                .setBasicAuthEnabled(source.basicAuth())
                .setBasicAuthUser(source.basicAuthUser())
                .setJsonData(ByteString.copyFromUtf8(GoJson.write(source.jsonData())))
                .putAllDecryptedSecureJsonData(source.secrets())
                .setLastUpdatedMS(source.updated().toEpochMilli())
                .build();
    }
}
