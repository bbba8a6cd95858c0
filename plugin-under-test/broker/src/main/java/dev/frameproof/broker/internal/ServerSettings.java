package dev.frameproof.broker.internal;

import dev.frameproof.broker.EmbeddedKafkaConfig;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/** Kafka's server settings for one broker that is alone, small, and up in no time. */
final class ServerSettings {

    /** Not Kafka's: the folder that the broker's process deletes at its end. */
    static final String FOLDER = "frameproof.folder";

    static final String NODE_ID = "1";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private ServerSettings() {}

    static Properties of(EmbeddedKafkaConfig config, DataFolder data, int clientPort, int controllerPort) {
        Properties settings = new Properties();
        addresses(settings, clientPort, controllerPort);
        alone(settings);
        small(settings);
        settings.setProperty("log.dirs", data.kafka().toString());
        settings.setProperty("num.partitions", Integer.toString(config.defaultPartitions()));
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        config.overrides().forEach(settings::setProperty);
        settings.setProperty(FOLDER, data.path().toString());
        return settings;
    }

    private static void addresses(Properties settings, int clientPort, int controllerPort) {
        String client = "PLAINTEXT://127.0.0.1:" + clientPort;
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", NODE_ID);
        settings.setProperty("listeners", client + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort);
        settings.setProperty("advertised.listeners", client);
        settings.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
        settings.setProperty("listener.security.protocol.map", CONTROLLER_LISTENER + ":PLAINTEXT,PLAINTEXT:PLAINTEXT");
    }

    private static void alone(Properties settings) {
        settings.setProperty("default.replication.factor", "1");
        settings.setProperty("min.insync.replicas", "1");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("controlled.shutdown.enable", "false");
    }

    /** Threads, buffers and internal partitions are cut to what one machine needs; each costs time at the start. */
    private static void small(Properties settings) {
        settings.setProperty("offsets.topic.num.partitions", "1");
        settings.setProperty("transaction.state.log.num.partitions", "1");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("background.threads", "2");
        settings.setProperty("log.cleaner.threads", "1");
        settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(2 << 20));
        settings.setProperty("metric.reporters", "");
    }

    static String toText(Properties settings) {
        StringWriter text = new StringWriter();
        try {
            settings.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static Path folder(Properties settings) {
        return Path.of(settings.getProperty(FOLDER));
    }
}
