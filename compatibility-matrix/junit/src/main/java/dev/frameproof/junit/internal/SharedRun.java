package dev.frameproof.junit.internal;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.session.PluginSession;
import dev.frameproof.harness.session.SessionPlan;
import dev.frameproof.host.TargetUnavailableException;
import dev.frameproof.process.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.opentest4j.TestAbortedException;

/**
 * What all tests of one run share: Kafka, started once, and a target for each pair of Grafana and plugin that tests ask
 * for. Everything ends when JUnit closes its store, or when the JVM is told to end. Safe for use by tests in parallel.
 */
public final class SharedRun implements AutoCloseable {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(15);
    private static final Duration SESSION_DEADLINE = Duration.ofSeconds(40);

    private final Resources resources = new Resources().closeAtShutdown();
    private final Map<SessionKey, FutureTask<PluginSession>> sessions = new ConcurrentHashMap<>();
    private final FutureTask<KafkaConnection> kafka;
    private final Optional<String> runningKafka;
    private final RunFolder folder;
    private final RunEnvironment environment;

    private SharedRun(Optional<String> runningKafka, RunFolder folder) {
        this.runningKafka = runningKafka;
        this.folder = folder;
        var plugins = resources.add("the plugins' folders", BundledPlugins.unpack(), CLOSE_DEADLINE);
        environment = new RunEnvironment(
                Optional.ofNullable(SharedRun.class.getPackage().getImplementationVersion())
                        .orElse("development"),
                "JUnit",
                plugins.bundled(),
                plugins.planted(),
                Optional.empty(),
                false,
                System.getenv());
        kafka = new FutureTask<>(this::startKafka);
    }

    /**
     * Makes the run's folder; processes are started when a test first needs them.
     *
     * @param kafka a Kafka that runs; one is started when empty
     * @param out where the run's own folder is made; in the build's folder when empty
     */
    public static SharedRun begin(Optional<String> kafka, Optional<String> out) {
        Path parent = out.map(Path::of).orElseGet(SharedRun::buildFolder).resolve("frameproof");
        return new SharedRun(kafka, RunFolder.make(parent, LocalDateTime.now(ZoneId.systemDefault())));
    }

    private static Path buildFolder() {
        boolean gradle = !Files.exists(Path.of("pom.xml"))
                && (Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts")));
        return Path.of(gradle ? "build" : "target");
    }

    private KafkaConnection startKafka() throws InterruptedException {
        if (runningKafka.isPresent()) {
            return KafkaConnection.to(runningKafka.get());
        }
        var config = EmbeddedKafkaConfig.loggingTo(folder.log("kafka"));
        return resources
                .add("Kafka", EmbeddedKafka.start(config), CLOSE_DEADLINE)
                .connection();
    }

    /**
     * @return the session of that target and plugin, started when nobody has asked for it before
     * @throws TestAbortedException when this machine cannot have such a target
     * @throws IllegalStateException when Kafka, the target or the plugin does not start
     */
    public PluginSession session(SessionKey key) {
        FutureTask<PluginSession> session = sessions.computeIfAbsent(key, any -> new FutureTask<>(() -> start(key)));
        session.run();
        return started(session);
    }

    private PluginSession start(SessionKey key) throws InterruptedException {
        kafka.run();
        String name = "grafana-%d".formatted(sessions.size());
        var plan = new SessionPlan(
                started(kafka),
                runningKafka.isPresent(),
                key.target(),
                key.plugin(),
                key.plant(),
                RunFolder.make(folder.path().resolve(name), LocalDateTime.now(ZoneId.systemDefault())),
                environment);
        return resources.add("the session " + key.target().text(), PluginSession.start(plan), SESSION_DEADLINE);
    }

    private <T> T started(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", told);
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        }
    }

    private RuntimeException failure(Throwable cause) {
        if (cause instanceof TargetUnavailableException absent) {
            return new TestAbortedException(String.valueOf(absent.getMessage()), absent);
        }
        if (cause instanceof EnvironmentException environmentFailed) {
            return new IllegalStateException(
                    "%s%nLogs: %s".formatted(environmentFailed.problem().oneLine(), folder.path()), cause);
        }
        return cause instanceof RuntimeException told ? told : new IllegalStateException(cause);
    }

    /** @throws IllegalStateException naming what did not end */
    @Override
    public void close() {
        resources.close();
    }
}
