package dev.frameproof.protocol.plugin;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Brings the records of {@code java.util.logging}, in which gRPC and Netty log, into the plugin's log. */
final class LoggingHandler extends Handler {
    private static final SimpleFormatter MESSAGE = new SimpleFormatter();

    private final PluginLog log;

    LoggingHandler(PluginLog log) {
        this.log = log;
    }

    @Override
    public void publish(LogRecord record) {
        PluginLog.Level level = level(record.getLevel());
        if (!log.isEnabled(level)) {
            return;
        }
        String message = MESSAGE.formatMessage(record);
        if (record.getThrown() == null) {
            log.log(level, message, "logger", record.getLoggerName());
        } else {
            log.log(level, message, "logger", record.getLoggerName(), "error", record.getThrown());
        }
    }

    private static PluginLog.Level level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return PluginLog.Level.ERROR;
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return PluginLog.Level.WARN;
        }
        return level.intValue() >= Level.INFO.intValue() ? PluginLog.Level.INFO : PluginLog.Level.DEBUG;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
