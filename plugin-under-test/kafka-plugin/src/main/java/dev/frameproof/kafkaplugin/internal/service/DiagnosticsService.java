package dev.frameproof.kafkaplugin.internal.service;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import dev.frameproof.kafkaplugin.internal.client.KafkaClients;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import dev.frameproof.protocol.plugin.DiagnosticsHandler;
import dev.frameproof.protocol.plugin.PluginLog;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.CollectMetricsResponse;

/** Answers "Save and test" and the collection of metrics. */
public final class DiagnosticsService implements DiagnosticsHandler {
    private final Datasources datasources;
    private final KafkaClients clients;
    private final Metrics metrics;
    private final PluginLog log;

    public DiagnosticsService(Datasources datasources, KafkaClients clients, Metrics metrics, PluginLog log) {
        this.datasources = requireNonNull(datasources, "datasources is null");
        this.clients = requireNonNull(clients, "clients is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.log = requireNonNull(log, "log is null");
    }

    @Override
    public CheckHealthResponse checkHealth(CheckHealthRequest request) {
        try {
            DatasourceSettings settings = datasources.settings(request.getPluginContext());
            new Cluster(clients, settings, settings.healthTimeout()).topics();
            return health(CheckHealthResponse.HealthStatus.OK, "Data source is working");
        } catch (InvalidSettingsException | ClusterException e) {
            log.warn("a health check failed: " + e.getMessage());
            return health(CheckHealthResponse.HealthStatus.ERROR, e.getMessage());
        }
    }

    @Override
    public CollectMetricsResponse collectMetrics(CollectMetricsRequest request) {
        return CollectMetricsResponse.newBuilder()
                .setMetrics(CollectMetricsResponse.Payload.newBuilder()
                        .setPrometheus(ByteString.copyFromUtf8(metrics.text())))
                .build();
    }

    private static CheckHealthResponse health(CheckHealthResponse.HealthStatus status, String message) {
        return CheckHealthResponse.newBuilder()
                .setStatus(status)
                .setMessage(message)
                .build();
    }
}
