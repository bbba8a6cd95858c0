package dev.frameproof.protocol.plugin;

import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;

/** Answers the plugin's own HTTP resources. May block; several calls run at once. */
@FunctionalInterface
public interface ResourceHandler {
    /** @throws Exception becomes the call's error, with its message (see {@link PluginServer}) */
    CallResourceResponse callResource(CallResourceRequest request) throws Exception;
}
