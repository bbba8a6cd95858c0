package dev.frameproof.kafkaplugin.internal.service;

import static java.util.Objects.requireNonNull;

import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.InvalidJsonException;
import dev.frameproof.kafkaplugin.internal.settings.InvalidSettingsException;
import dev.frameproof.protocol.plugin.PluginLog;
import dev.frameproof.protocol.pluginv2.PluginContext;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the settings that come with each call, and sets the log's level by them. */
public final class Datasources {
    private static final PluginLog.Level USUAL = PluginLog.Level.INFO;

    private final PluginLog log;
    private final Map<String, PluginLog.Level> levels = new ConcurrentHashMap<>();

    public Datasources(PluginLog log) {
        this.log = requireNonNull(log, "log is null");
    }

    /** @throws InvalidSettingsException when the call comes without a datasource or its settings cannot be read */
    DatasourceSettings settings(PluginContext context) throws InvalidSettingsException {
        if (!context.hasDataSourceInstanceSettings()) {
            throw new InvalidSettingsException("the host names no datasource for this call");
        }
        try {
            DatasourceSettings settings = DatasourceSettings.of(context.getDataSourceInstanceSettings());
            setLevel(settings);
            return settings;
        } catch (InvalidJsonException e) {
            throw new InvalidSettingsException("the datasource's settings are not valid JSON: " + e.getMessage());
        }
    }

    /** There is one log: it has the level of the datasource that wants to know most. */
    private void setLevel(DatasourceSettings settings) {
        levels.put(settings.uid(), PluginLog.Level.of(settings.logLevel(), USUAL));
        levels.values().stream().min(Comparator.naturalOrder()).ifPresent(log::setLevel);
    }
}
