package dev.frameproof.protocol.plugin;

import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;

/** Answers queries outside streams. May block; several calls run at once. */
@FunctionalInterface
public interface DataHandler {
    /** @throws Exception becomes the call's error, with its message (see {@link PluginServer}) */
    QueryDataResponse queryData(QueryDataRequest request) throws Exception;
}
