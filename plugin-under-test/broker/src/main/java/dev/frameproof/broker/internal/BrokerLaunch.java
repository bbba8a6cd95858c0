package dev.frameproof.broker.internal;

import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.broker.KafkaAddress;
import dev.frameproof.broker.KafkaUnavailableException;
import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.ChildProcessException;
import dev.frameproof.process.FreePorts;
import dev.frameproof.process.JavaCommand;
import dev.frameproof.process.ProcessSpec;
import dev.frameproof.process.Readiness;
import dev.frameproof.process.Stdin;
import dev.frameproof.process.StopAction;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;

/** Starts the broker's process and waits until it answers; again on other ports when somebody was faster. */
public final class BrokerLaunch {

    private static final int PORT_ATTEMPTS = 5;

    /** How long an orderly end may take: it takes half a second. */
    public static final Duration STOP_GRACE = Duration.ofSeconds(10);

    private static final String TAKEN = "Address already in use";

    private final EmbeddedKafkaConfig config;
    private final JavaCommand command;
    private final DataFolder data;
    private final Duration stopGrace;
    private final Supplier<List<Integer>> ports;

    /**
     * A broker that answers.
     *
     * @param ports for clients, and for the controller
     */
    public record Running(ChildProcess process, KafkaAddress address, List<Integer> ports) {}

    public BrokerLaunch(EmbeddedKafkaConfig config, JavaCommand command, DataFolder data, Duration stopGrace) {
        this(config, command, data, stopGrace, () -> FreePorts.find(2));
    }

    BrokerLaunch(
            EmbeddedKafkaConfig config,
            JavaCommand command,
            DataFolder data,
            Duration stopGrace,
            Supplier<List<Integer>> ports) {
        this.ports = ports;
        this.stopGrace = stopGrace;
        this.config = config;
        this.command = command;
        this.data = data;
    }

    /**
     * @return the JVM that runs a broker: one collector thread and the quick compiler alone, since a broker's work is
     *     mostly the kernel's; measured, the second compiler costs more than it gains in the first minutes
     */
    public static JavaCommand command(EmbeddedKafkaConfig config) {
        JavaCommand command = JavaCommand.of(BrokerMain.class)
                .withOptions(
                        "-Xms64m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dfile.encoding=UTF-8",
                        "-Dlog4j2.statusLoggerLevel=OFF");
        return config.archive().map(command::withArchive).orElse(command);
    }

    /**
     * Starts it again where it was, with the data that lies there.
     *
     * @param before one whose process is gone
     * @throws KafkaUnavailableException when it does not start; its data stay
     */
    public Running again(Running before) throws InterruptedException {
        ChildProcess process = ChildProcess.start(spec(before.ports()));
        boolean ready = false;
        try {
            process.awaitReady(readiness(before.address()), config.startDeadline());
            ready = true;
            return new Running(process, before.address(), before.ports());
        } catch (ChildProcessException e) {
            throw new KafkaUnavailableException("Embedded Kafka did not start again: " + e.getMessage(), e);
        } finally {
            if (!ready) {
                process.close();
            }
        }
    }

    /** @throws KafkaUnavailableException when it does not start */
    public Running run() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            List<Integer> tried = ports.get();
            ChildProcess process = ChildProcess.start(spec(tried));
            boolean ready = false;
            try {
                KafkaAddress address = new KafkaAddress("127.0.0.1", tried.get(0));
                process.awaitReady(readiness(address), config.startDeadline());
                ready = true;
                return new Running(process, address, tried);
            } catch (ChildProcessException e) {
                boolean taken = process.lastLines().stream().anyMatch(line -> line.contains(TAKEN));
                if (!taken || attempt == PORT_ATTEMPTS) {
                    throw new KafkaUnavailableException("Embedded Kafka did not start: " + e.getMessage(), e);
                }
            } finally {
                if (!ready) {
                    process.close();
                    DataFolder.delete(data.kafka());
                }
            }
        }
    }

    private ProcessSpec spec(List<Integer> tried) {
        Properties settings = ServerSettings.of(config, data, tried.get(0), tried.get(1));
        return ProcessSpec.of("kafka", command.toCommand(), config.logFile())
                .inheriting("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR")
                .in(data.path())
                .withStdin(Stdin.watched(ServerSettings.toText(settings)))
                .stoppedBy(StopAction.closingStdin(), stopGrace);
    }

    private static Readiness readiness(KafkaAddress address) {
        return Readiness.line("^" + BrokerMain.READY + "$")
                .then(Readiness.probe("an answer from " + address, () -> KafkaProbe.answers(address)));
    }
}
