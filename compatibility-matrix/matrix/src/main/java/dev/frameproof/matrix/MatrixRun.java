package dev.frameproof.matrix;

import static java.util.Objects.requireNonNull;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.broker.KafkaUnavailableException;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.matrix.internal.MatrixCells;
import dev.frameproof.matrix.internal.StackRoom;
import dev.frameproof.reports.Fact;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.MatrixFolder;
import dev.frameproof.reports.MatrixResult;
import dev.frameproof.reports.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A matrix from plan to report: one Kafka for all, a stack for each Grafana and plugin, a cell for each of its cases. */
public final class MatrixRun {
    private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

    private final MatrixPlan plan;
    private final RunEnvironment environment;
    private final MatrixListener listener;
    private final MatrixCells cells;
    private final long startNanos = System.nanoTime();
    private final AtomicReference<Thread> starting = new AtomicReference<>();
    private volatile boolean interrupted;

    /** @throws dev.frameproof.harness.plan.PlanException when a plugin is not there */
    public MatrixRun(MatrixPlan plan, RunEnvironment environment, MatrixListener listener) {
        this(plan, environment, List.of(), listener);
    }

    /**
     * @param checks made after the cases of each Grafana and plugin build
     * @throws dev.frameproof.harness.plan.PlanException when a plugin is not there
     */
    public MatrixRun(MatrixPlan plan, RunEnvironment environment, List<StackCheck> checks, MatrixListener listener) {
        this.plan = requireNonNull(plan, "plan");
        this.environment = requireNonNull(environment, "environment");
        this.listener = requireNonNull(listener, "listener");
        cells = new MatrixCells(plan, withoutStepSummary(environment), checks, listener, this::sinceStart);
    }

    /** The page of the job's step belongs to the matrix, not to each of its runs. */
    private static RunEnvironment withoutStepSummary(RunEnvironment environment) {
        Map<String, String> variables = new HashMap<>(environment.variables());
        variables.remove(STEP_SUMMARY);
        return new RunEnvironment(
                environment.version(),
                environment.commandLine(),
                environment.bundledPlugin(),
                environment.plantedPlugin(),
                environment.archives(),
                false,
                variables);
    }

    /**
     * Runs to the end, on the caller's thread and some of its own. Everything that was started is ended when it returns.
     *
     * @throws dev.frameproof.harness.plan.PlanException when a case cannot be carried out
     * @throws EnvironmentException when Kafka does not start or the folder cannot be made
     */
    public MatrixOutcome execute() throws InterruptedException {
        cells.check();
        Instant started = Instant.now();
        Path folder = RunFolder.make(plan.out(), LocalDateTime.now(ZoneId.systemDefault()))
                .path();
        int parallel = plan.parallel().orElseGet(StackRoom::here);
        try (Broker broker = broker(folder)) {
            listener.step("Kafka is up at " + broker.addresses + "; stacks at once: " + parallel, sinceStart());
            cells.run(broker.addresses, folder, parallel);
        }
        MatrixResult result = new MatrixResult(
                plan.name(),
                new Invocation(
                        environment.version(),
                        environment.commandLine(),
                        environment.commandLine(),
                        started,
                        sinceStart()),
                facts(parallel),
                cells.cells(),
                cells.differences());
        MatrixFolder.of(environment.variables()).write(result, folder);
        return new MatrixOutcome(result, folder);
    }

    private List<Fact> facts(int parallel) {
        return List.of(
                new Fact("Seed", Long.toString(plan.seed())),
                new Fact(
                        "Each case",
                        "%s for %d ms".formatted(plan.rate(), plan.duration().toMillis())),
                new Fact("Stacks at once", Integer.toString(parallel)),
                new Fact("Kafka", plan.kafka().orElse("embedded Apache Kafka, shared by all cells")),
                new Fact(
                        "Targets called embedded",
                        "are not Grafana: they start plugins by the real protocol and answer as that version does"),
                new Fact(
                        "Machine",
                        "%d cores, %s %s, Java %s"
                                .formatted(
                                        Runtime.getRuntime().availableProcessors(),
                                        System.getProperty("os.name"),
                                        System.getProperty("os.arch"),
                                        System.getProperty("java.version"))));
    }

    private Broker broker(Path folder) throws InterruptedException {
        if (plan.kafka().isPresent()) {
            return new Broker(plan.kafka().get(), Optional.empty());
        }
        EmbeddedKafkaConfig config =
                EmbeddedKafkaConfig.loggingTo(folder.resolve("logs").resolve("kafka.log"));
        starting.set(Thread.currentThread());
        try {
            EmbeddedKafka kafka = EmbeddedKafka.start(environment
                    .archives()
                    .map(archives -> config.withArchive(archives.resolve("broker.jsa")))
                    .orElse(config));
            return new Broker(kafka.bootstrapServers(), Optional.of(kafka));
        } catch (KafkaUnavailableException failed) {
            throw new EnvironmentException(Problem.told(failed.getMessage()), failed);
        } finally {
            starting.set(null);
        }
    }

    /** Ends the matrix early, in order: cells that are done stay, the others say that they were stopped. */
    public void interrupt() {
        interrupted = true;
        cells.interrupt();
        Thread waiting = starting.get();
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** @return whether it was told to end early */
    public boolean interrupted() {
        return interrupted;
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static final class Broker implements AutoCloseable {
        private final String addresses;
        private final Optional<EmbeddedKafka> own;

        Broker(String addresses, Optional<EmbeddedKafka> own) {
            this.addresses = addresses;
            this.own = own;
        }

        @Override
        public void close() {
            own.ifPresent(EmbeddedKafka::close);
        }
    }
}
