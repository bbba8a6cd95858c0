package dev.frameproof.host.embedded.internal.plugin;

import dev.frameproof.host.embedded.InstalledPlugin;
import dev.frameproof.host.embedded.internal.state.Datasource;
import dev.frameproof.host.embedded.internal.state.Datasources;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds plugins, by themselves or through a datasource. */
public final class PluginTargets {
    private final Map<String, InstalledPlugin> plugins = new LinkedHashMap<>();
    private final Datasources datasources;
    private final PluginContexts contexts;

    /** @throws IllegalArgumentException if two plugins have one id */
    public PluginTargets(Collection<InstalledPlugin> installed, Datasources datasources, PluginContexts contexts) {
        for (InstalledPlugin plugin : installed) {
            if (plugins.put(plugin.id(), plugin) != null) {
                throw new IllegalArgumentException("two plugins have the id " + plugin.id() + "; install one of them");
            }
        }
        this.datasources = datasources;
        this.contexts = contexts;
    }

    public Optional<InstalledPlugin> plugin(String id) {
        return Optional.ofNullable(plugins.get(id));
    }

    /** @param datasourceUid nothing for the plugin itself */
    public PluginTarget resolve(String pluginId, Optional<String> datasourceUid) throws TargetMissingException {
        return datasourceUid.isPresent()
                ? ofDatasource(datasourceUid.get())
                : new PluginTarget(installed(pluginId), Optional.empty(), contexts);
    }

    public PluginTarget ofDatasource(String uid) throws TargetMissingException {
        Datasource datasource = datasources
                .byUid(uid)
                .orElseThrow(() -> new TargetMissingException(false, "there is no datasource with the uid " + uid));
        return new PluginTarget(installed(datasource.type()), Optional.of(datasource), contexts);
    }

    private InstalledPlugin installed(String id) throws TargetMissingException {
        return plugin(id).orElseThrow(() -> new TargetMissingException(true, "the plugin " + id + " is not installed"));
    }
}
