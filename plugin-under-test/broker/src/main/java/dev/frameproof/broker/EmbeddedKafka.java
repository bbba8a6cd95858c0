package dev.frameproof.broker;

import dev.frameproof.broker.internal.ArchiveTraining;
import dev.frameproof.broker.internal.BrokerLaunch;
import dev.frameproof.broker.internal.CompletingTransactions;
import dev.frameproof.broker.internal.DataFolder;
import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.JavaCommand;
import dev.frameproof.process.ProcessExit;
import dev.frameproof.process.ProcessUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One Apache Kafka broker and controller in a process of its own, on free ports of 127.0.0.1, with data that is gone
 * when it is closed. Replicates nothing, creates no topic by itself, keeps transactions. Ends by itself, data and all,
 * when this process dies.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Duration COMPLETING_DEADLINE = Duration.ofSeconds(10);

    private final BrokerLaunch launch;
    private final DataFolder data;
    private final KafkaConnection connection;
    private final Duration startTime;
    private volatile BrokerLaunch.Running running;
    private volatile boolean restarting;

    private EmbeddedKafka(
            BrokerLaunch launch,
            BrokerLaunch.Running running,
            DataFolder data,
            KafkaConnection connection,
            Duration startTime) {
        this.launch = launch;
        this.running = running;
        this.data = data;
        this.connection = connection;
        this.startTime = startTime;
    }

    /**
     * Starts a broker and returns once it answers. Data folders that crashed runs left in the same place are deleted.
     *
     * @throws KafkaUnavailableException when it does not start: why, and the end of its log
     */
    public static EmbeddedKafka start(EmbeddedKafkaConfig config) throws InterruptedException {
        return start(config, BrokerLaunch.command(config), BrokerLaunch.STOP_GRACE);
    }

    private static EmbeddedKafka start(EmbeddedKafkaConfig config, JavaCommand command, Duration stopGrace)
            throws InterruptedException {
        long begin = System.nanoTime();
        DataFolder.deleteStale(config.dataParent());
        DataFolder data = DataFolder.create(config.dataParent());
        try {
            BrokerLaunch launch = new BrokerLaunch(config, command, data, stopGrace);
            BrokerLaunch.Running running = launch.run();
            data.alsoBelongsTo(running.process().pid());
            return new EmbeddedKafka(
                    launch,
                    running,
                    data,
                    new KafkaConnection(List.of(running.address()), Map.of()),
                    Duration.ofNanos(System.nanoTime() - begin));
        } catch (RuntimeException | InterruptedException e) {
            data.delete();
            throw e;
        }
    }

    /**
     * Writes a class data archive with which the same Java, class path and version start a broker in about half the
     * CPU time. Takes several seconds: starts a broker, uses it once, ends it.
     *
     * @param archive the file to write or replace; about 40 MiB
     * @param config what to start; its archive is not used
     * @throws IOException when the archive cannot be written
     * @throws IllegalStateException when the class path holds folders, of which a JVM makes no archive
     */
    public static void recordArchive(Path archive, EmbeddedKafkaConfig config)
            throws IOException, InterruptedException {
        ArchiveTraining training = new ArchiveTraining(archive);
        JavaCommand command = training.recording(BrokerLaunch.command(config));
        try (EmbeddedKafka kafka = start(config, command, ArchiveTraining.WRITING)) {
            training.use(kafka.connection());
        }
        training.finish();
    }

    /** @return how clients reach it */
    public KafkaConnection connection() {
        return connection;
    }

    /** @return {@code 127.0.0.1:port} */
    public String bootstrapServers() {
        return connection.bootstrapServers();
    }

    /** @return how long it took from the call until the broker answered */
    public Duration startTime() {
        return startTime;
    }

    public long pid() {
        return running.process().pid();
    }

    /** @return the broker's log */
    public Path log() {
        return running.process().logFile();
    }

    /** @return whether it runs, or is being restarted */
    public boolean isAlive() {
        return restarting || running.process().isAlive();
    }

    /** @return completed when the process is gone, be it that it was closed or that it died */
    public CompletableFuture<ProcessExit> exit() {
        return running.process().exit();
    }

    /** @return what the process uses now; empty when it is gone */
    public Optional<ProcessUsage> usage() {
        return running.process().usage();
    }

    /** Kills the broker as a power cut would, and waits until it is gone; for fault tests. */
    public void kill() {
        ChildProcess process = running.process();
        process.kill();
        process.stop();
    }

    /**
     * Kills the broker as a power cut would and starts it again where it was, with its topics and all that was
     * acknowledged; for fault tests. Transactions that are being completed are completed before, since a broker that
     * is alone would forget to. Returns once it answers: after about ten seconds, as long as its old session lasts.
     *
     * @throws KafkaUnavailableException when it does not start again
     */
    public void restart() throws InterruptedException {
        restarting = true;
        try {
            if (running.process().isAlive()) {
                CompletingTransactions.awaitNone(connection, COMPLETING_DEADLINE);
            }
            kill();
            running = launch.again(running);
            data.alsoBelongsTo(pid());
        } finally {
            restarting = false;
        }
    }

    /** Ends the broker, by force when it does not end by itself within seconds, and deletes its data. */
    @Override
    public void close() {
        try {
            running.process().stop();
        } finally {
            data.delete();
        }
    }

    @Override
    public String toString() {
        return "embedded Kafka at " + bootstrapServers() + " (pid " + pid() + ")";
    }
}
