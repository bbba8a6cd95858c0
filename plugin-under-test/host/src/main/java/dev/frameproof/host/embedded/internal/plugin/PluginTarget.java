package dev.frameproof.host.embedded.internal.plugin;

import dev.frameproof.host.embedded.InstalledPlugin;
import dev.frameproof.host.embedded.internal.state.Datasource;
import dev.frameproof.host.embedded.internal.state.Identity;
import dev.frameproof.protocol.pluginv2.PluginContext;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a call goes to: a plugin, through a datasource as it was stored when this was resolved.
 *
 * @param datasource nothing for calls to the plugin itself
 */
public record PluginTarget(InstalledPlugin plugin, Optional<Datasource> datasource, PluginContexts contexts) {
    public PluginContext context(Identity caller) {
        return contexts.of(caller, plugin, datasource);
    }

    /** @return the headers of every call but resource calls */
    public Map<String, String> headers(Identity caller) {
        return contexts.callHeaders(caller);
    }

    /** @return the headers that are added to those of a resource call */
    public Map<String, String> resourceHeaders(Identity caller) {
        return contexts.resourceHeaders(caller);
    }
}
