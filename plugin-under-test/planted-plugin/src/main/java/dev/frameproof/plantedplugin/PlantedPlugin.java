package dev.frameproof.plantedplugin;

import dev.frameproof.kafkaplugin.KafkaPlugin;
import dev.frameproof.protocol.plugin.PluginHandlers;
import dev.frameproof.protocol.plugin.PluginLog;
import dev.frameproof.protocol.plugin.PluginServer;
import dev.frameproof.protocol.plugin.StreamHandler;

/**
 * The bundled plugin with planted faults: what Grafana starts. Which faults, the datasource's jsonData says under {@code
 * plantedFaults}, as {@link PlantedFault#parse} reads them.
 */
public final class PlantedPlugin {
    private PlantedPlugin() {}

    public static void main(String[] args) {
        PluginLog log = PluginLog.toStandardError(PluginLog.Level.INFO);
        PluginHandlers handlers = KafkaPlugin.handlers(log);
        StreamHandler streams = handlers.stream().orElseThrow();
        System.exit(new PluginServer(handlers.withStream(new PlantedStreams(streams)), log).serve());
    }
}
