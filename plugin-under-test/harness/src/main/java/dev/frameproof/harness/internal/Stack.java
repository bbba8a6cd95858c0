package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.broker.KafkaUnavailableException;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.host.TargetException;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a run stands on.
 *
 * @param kafka how Kafka is reached
 * @param broker the broker that was started for the run; empty for one that was running
 * @param target the Grafana target with the plugin in it
 * @param datasource the one that was made in it
 * @param password of the target's user {@code admin}, made for this run; empty where the target was there before
 */
record Stack(
        KafkaConnection kafka,
        Optional<EmbeddedKafka> broker,
        GrafanaTarget target,
        TargetDatasource datasource,
        Optional<String> password) {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final Duration TARGET_DEADLINE = Duration.ofSeconds(25);
    private static final Duration CHECK_DEADLINE = Duration.ofSeconds(10);

    Stack {
        requireNonNull(kafka, "kafka");
        requireNonNull(broker, "broker");
        requireNonNull(target, "target");
        requireNonNull(datasource, "datasource");
        requireNonNull(password, "password");
    }

    /** Starts Kafka and the target side by side; what was started is closed with the resources. */
    static Stack start(
            RunPlan plan,
            PluginChoice plugin,
            RunFolder folder,
            RunEnvironment environment,
            Resources resources,
            RunListener listener,
            Clock clock)
            throws InterruptedException {
        String password = TargetStart.newPassword();
        ExecutorService starters = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "start");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Future<Optional<EmbeddedKafka>> broker = starters.submit(() -> {
                Optional<EmbeddedKafka> started = broker(plan, folder, environment);
                started.ifPresent(kafka -> resources.add("Kafka", kafka, CLOSE_DEADLINE));
                return started;
            });
            Future<GrafanaTarget> target = starters.submit((Callable<GrafanaTarget>) () -> resources.add(
                    "the Grafana target",
                    TargetStart.start(plan.target(), plugin, folder, environment, password),
                    TARGET_DEADLINE));
            Optional<EmbeddedKafka> kafka = await(broker);
            kafka.ifPresent(up -> listener.step("Kafka is up at " + up.bootstrapServers(), clock.sinceStart()));
            KafkaConnection connection = kafka.map(EmbeddedKafka::connection).orElseGet(() -> connection(plan));
            if (kafka.isEmpty()) {
                check(connection);
                listener.step("Kafka answers at " + connection.bootstrapServers(), clock.sinceStart());
            }
            GrafanaTarget up = await(target);
            listener.step(up.describe() + " is up at " + up.url(), clock.sinceStart());
            TargetDatasource datasource = TargetDatasource.in(plan.target());
            datasource.make(up, connection, plugin);
            boolean running = plan.target() instanceof TargetPlan.Running;
            return new Stack(connection, kafka, up, datasource, running ? Optional.empty() : Optional.of(password));
        } catch (TargetException refused) {
            throw new EnvironmentException(Problem.told(refused.getMessage()), refused);
        } finally {
            starters.shutdownNow();
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Stack[kafka=%s, target=%s]".formatted(kafka.bootstrapServers(), target.describe());
    }

    /** @return how all of it is reached, a line each, with the password that was made for this run */
    List<String> howToReach(Optional<String> registry, List<String> topics) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("  Everything stays up until Ctrl-C:");
        lines.add("  Grafana target  %s%s"
                .formatted(
                        target.url(),
                        password.map("  (user admin, password %s)"::formatted).orElse("")));
        lines.add("  Datasource      %s  (uid %s)".formatted(datasource.name(), datasource.uid()));
        lines.add("  Kafka           " + kafka.bootstrapServers());
        registry.ifPresent(url -> lines.add("  Schema registry " + url));
        topics.forEach(topic -> lines.add("  Topic           " + topic));
        password.ifPresent(secret -> lines.add("  Try it          curl -u admin:%s %s/api/datasources/uid/%s/health"
                .formatted(secret, target.url(), datasource.uid())));
        lines.add("");
        return lines;
    }

    /** How long the run has been going. */
    @FunctionalInterface
    interface Clock {
        Duration sinceStart();
    }

    private static Optional<EmbeddedKafka> broker(RunPlan plan, RunFolder folder, RunEnvironment environment)
            throws InterruptedException {
        if (plan.kafka().isPresent()) {
            return Optional.empty();
        }
        EmbeddedKafkaConfig config = EmbeddedKafkaConfig.loggingTo(folder.log("kafka"));
        if (environment.archives().isEmpty()) {
            return Optional.of(EmbeddedKafka.start(config));
        }
        Path archive = environment.archives().get().resolve("broker.jsa");
        if (environment.recordArchives()) {
            recordArchive(archive, config);
        }
        return Optional.of(EmbeddedKafka.start(config.withArchive(archive)));
    }

    private static void recordArchive(Path archive, EmbeddedKafkaConfig config) throws InterruptedException {
        try {
            EmbeddedKafka.recordArchive(archive, config);
        } catch (IOException unwritable) {
            throw new EnvironmentException(
                    new Problem(
                            "The class archive " + archive + " cannot be written.",
                            String.valueOf(unwritable.getMessage()),
                            "Free some disk space; Frameproof also works without it."),
                    unwritable);
        }
    }

    private static KafkaConnection connection(RunPlan plan) {
        try {
            KafkaConnection plain = KafkaConnection.to(plan.kafka().orElseThrow());
            return new KafkaConnection(plain.addresses(), plan.kafkaProperties());
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--kafka: " + wrong.getMessage());
        }
    }

    private static void check(KafkaConnection connection) throws InterruptedException {
        try {
            connection.check(CHECK_DEADLINE);
        } catch (KafkaUnavailableException unavailable) {
            throw new EnvironmentException(Problem.told(unavailable.getMessage()), unavailable);
        }
    }

    private static <T> T await(Future<T> starting) throws InterruptedException {
        try {
            return starting.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof KafkaUnavailableException || cause instanceof TargetException) {
                throw new EnvironmentException(Problem.told(cause.getMessage()), cause);
            }
            if (cause instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (cause instanceof InterruptedException) {
                throw new InterruptedException("starting was interrupted");
            }
            throw new IllegalStateException(cause);
        }
    }
}
