package dev.frameproof.kafkaplugin;

import dev.frameproof.kafkaplugin.internal.client.KafkaClients;
import dev.frameproof.kafkaplugin.internal.client.KafkaLogging;
import dev.frameproof.kafkaplugin.internal.service.DataService;
import dev.frameproof.kafkaplugin.internal.service.Datasources;
import dev.frameproof.kafkaplugin.internal.service.DiagnosticsService;
import dev.frameproof.kafkaplugin.internal.service.Metrics;
import dev.frameproof.kafkaplugin.internal.service.ResourceService;
import dev.frameproof.kafkaplugin.internal.service.StreamService;
import dev.frameproof.kafkaplugin.internal.stream.TopicStream;
import dev.frameproof.protocol.plugin.PluginHandlers;
import dev.frameproof.protocol.plugin.PluginLog;
import dev.frameproof.protocol.plugin.PluginServer;

/** The bundled Grafana data source plugin for Kafka: what Grafana starts. */
public final class KafkaPlugin {
    /** The plugin's id in Grafana. */
    public static final String ID = "frameproof-kafka-datasource";

    private KafkaPlugin() {}

    public static void main(String[] args) {
        PluginLog log = PluginLog.toStandardError(PluginLog.Level.INFO);
        System.exit(new PluginServer(handlers(log), log).serve());
    }

    /** @return everything that the plugin serves, logging there */
    public static PluginHandlers handlers(PluginLog log) {
        Datasources datasources = new Datasources(log);
        KafkaClients clients = new KafkaClients(new KafkaLogging(log));
        Metrics metrics = new Metrics();
        return PluginHandlers.none()
                .withData(new DataService())
                .withResource(new ResourceService(datasources, clients, log))
                .withDiagnostics(new DiagnosticsService(datasources, clients, metrics, log))
                .withStream(new StreamService(datasources, clients, metrics, log, TopicStream.Limits.usual()));
    }
}
