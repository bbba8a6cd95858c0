package dev.frameproof.kafkaplugin.internal.client;

import static java.util.Objects.requireNonNull;

import dev.frameproof.protocol.plugin.PluginLog;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the Kafka client's own log out of the plugin's. It warns of an absent broker several times a second; the plugin
 * says so once. With the level {@code debug} all of it is let through.
 */
public final class KafkaLogging {
    private final PluginLog log;

    /** Held here, since the runtime forgets loggers, and their levels, that nobody holds. */
    private final List<Logger> loggers =
            List.of(Logger.getLogger("org.apache.kafka"), Logger.getLogger("org.apache.kafka.clients"));

    public KafkaLogging(PluginLog log) {
        this.log = requireNonNull(log, "log is null");
    }

    void prepare() {
        Level level = log.isEnabled(PluginLog.Level.DEBUG) ? Level.INFO : Level.SEVERE;
        for (Logger logger : loggers) {
            logger.setLevel(level);
        }
    }
}
