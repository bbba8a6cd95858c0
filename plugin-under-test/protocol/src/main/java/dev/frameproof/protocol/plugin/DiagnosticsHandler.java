package dev.frameproof.protocol.plugin;

import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.CollectMetricsResponse;

/** Answers the health check of a data source and the plugin's metrics. May block; several calls run at once. */
@FunctionalInterface
public interface DiagnosticsHandler {
    /** @throws Exception becomes the call's error, with its message (see {@link PluginServer}) */
    CheckHealthResponse checkHealth(CheckHealthRequest request) throws Exception;

    /** Metrics in Prometheus' text format; none unless overridden. */
    default CollectMetricsResponse collectMetrics(CollectMetricsRequest request) throws Exception {
        return CollectMetricsResponse.getDefaultInstance();
    }
}
