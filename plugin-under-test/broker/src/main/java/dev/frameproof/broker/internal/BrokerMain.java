package dev.frameproof.broker.internal;

import dev.frameproof.process.ParentWatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.LogManager;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's process: settings come in on stdin, the log goes out on stderr, one line on stdout says ready. */
public final class BrokerMain {

    static final String READY = "frameproof-broker ready";

    private static final Duration END_GRACE = Duration.ofSeconds(8);

    private BrokerMain() {}

    /** Runs until stdin closes or the broker fails; exit code 1 tells a failure, its cause is in the log. */
    public static void main(String[] arguments) throws IOException {
        readLoggingSettings();
        ParentWatch watch = ParentWatch.ofStdin();
        Properties settings = new Properties();
        settings.load(new StringReader(watch.handedOver()));
        BrokerEnd end = new BrokerEnd(ServerSettings.folder(settings));
        settings.remove(ServerSettings.FOLDER);
        watch.onParentGone(end::run, END_GRACE);
        Runtime.getRuntime().addShutdownHook(new Thread(end::run, "broker-end"));
        try {
            format(settings);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
            end.of(server);
            server.startup();
            System.out.println(READY);
            server.awaitShutdown();
        } catch (Exception e) {
            e.printStackTrace();
            end.leaveToParent();
            System.exit(1);
        }
    }

    private static void format(Properties settings) throws Exception {
        String folder = settings.getProperty("log.dirs");
        if (Files.exists(Path.of(folder, "meta.properties"))) {
            // A broker that is started again finds its data there.
            return;
        }
        PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Formatter()
                .setNodeId(Integer.parseInt(ServerSettings.NODE_ID))
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder)
                .setMetadataLogDirectory(folder)
                .setControllerListenerName(ServerSettings.CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setPrintStream(silence)
                .run();
    }

    private static void readLoggingSettings() throws IOException {
        try (InputStream settings = BrokerMain.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        }
    }
}
