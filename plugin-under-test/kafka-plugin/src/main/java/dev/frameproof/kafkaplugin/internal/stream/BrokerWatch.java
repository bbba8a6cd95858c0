package dev.frameproof.kafkaplugin.internal.stream;

import dev.frameproof.protocol.plugin.PluginLog;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/** Tells once when all connections to the brokers are gone, and once when there is one again. */
final class BrokerWatch {
    private static final int LOOKS_BEFORE_SAYING = 2;

    private final Optional<Metric> connections;
    private final String topic;
    private final PluginLog log;
    private int looksWithout;

    BrokerWatch(Consumer<?, ?> consumer, String topic, PluginLog log) {
        this.connections = consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("connection-count"))
                .<Metric>map(Map.Entry::getValue)
                .findFirst();
        this.topic = topic;
        this.log = log;
    }

    /**
     * Takes a look; to be called about once a second.
     *
     * @return whether a broker is connected
     */
    boolean look() {
        boolean connected = connections
                .map(metric -> !(metric.metricValue() instanceof Number count) || count.intValue() > 0)
                .orElse(true);
        if (connected) {
            if (looksWithout >= LOOKS_BEFORE_SAYING) {
                log.info("a Kafka broker answers again", "topic", topic);
            }
            looksWithout = 0;
        } else {
            looksWithout++;
            if (looksWithout == LOOKS_BEFORE_SAYING) {
                log.warn("no Kafka broker is connected any more, trying on", "topic", topic);
            }
        }
        return connected;
    }
}
