package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.producers.sink.KafkaSinkException;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.ReportFolder;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Units;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/** A plan carried out by several agents, from start to report, as {@code Run} carries it out by itself. */
public final class AgentRun {
    private static final Duration TOPICS = Duration.ofSeconds(15);
    private static final int RUN_ID_BASE = 36;
    private static final int RUN_IDS = 36 * 36 * 36 * 36 * 36;

    private final RunPlan plan;
    private final Setting setting;
    private final RunEnvironment environment;
    private final RunListener listener;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final long startNanos = System.nanoTime();

    /**
     * Where a run takes place.
     *
     * @param agents who share the load
     * @param coordinator who gives them their tasks; empty to do so directly
     * @param grafana a Grafana that runs, and its datasource; empty to start all of it here, for agents here
     * @param kafkaPropertiesFile client properties on the agents' machines and here; empty for none
     * @param lead how long agents have to get ready
     */
    public record Setting(
            List<AgentAddress> agents,
            Optional<AgentAddress> coordinator,
            Optional<GrafanaSpec> grafana,
            String kafkaPropertiesFile,
            Duration lead) {
        public Setting {
            agents = List.copyOf(agents);
            requireNonNull(coordinator, "coordinator");
            requireNonNull(grafana, "grafana");
            requireNonNull(kafkaPropertiesFile, "kafkaPropertiesFile");
            requireNonNull(lead, "lead");
        }
    }

    /** @throws PlanException when plan and setting do not go together */
    public AgentRun(RunPlan plan, Setting setting, RunEnvironment environment, RunListener listener) {
        this.plan = requireNonNull(plan, "plan");
        this.setting = requireNonNull(setting, "setting");
        this.environment = requireNonNull(environment, "environment");
        this.listener = requireNonNull(listener, "listener");
        if (plan.target() instanceof TargetPlan.Embedded embedded
                && embedded.version().isPresent()) {
            throw new PlanException(
                    "--grafana: with agents the embedded target is that of the newest version; leave it out");
        }
        if (setting.grafana().isPresent() != plan.kafka().isPresent()) {
            throw new PlanException(
                    "--kafka and --grafana go together: give both, where all agents reach them, or none");
        }
        if (setting.grafana().isEmpty() && !setting.agents().stream().allMatch(AgentAddress::isLoopback)) {
            throw new PlanException(
                    "agents on other machines do not reach a Kafka and a Grafana target that are started"
                            + " here: give --kafka, --grafana and --datasource");
        }
        if (setting.grafana().isPresent() && plan.plant().isPresent()) {
            throw new PlanException("--plant and --grafana exclude each other: leave one of them out");
        }
        if (!plan.kafkaProperties().isEmpty()) {
            throw new PlanException(
                    "Kafka client properties stay on the agents' machines: put them into a file there, and"
                            + " name it with --kafka-properties FILE");
        }
    }

    /** Ends the run early, in order. From any thread. */
    public void interrupt() {
        stop.countDown();
    }

    /**
     * Runs to the end, on the caller's thread; whatever was started has ended then.
     *
     * @throws PlanException when the plan cannot be carried out
     * @throws EnvironmentException when it could not begin
     */
    public RunOutcome execute() throws InterruptedException {
        Instant started = Instant.now();
        String runId = Integer.toString(RUN_IDS + ThreadLocalRandom.current().nextInt(RUN_IDS), RUN_ID_BASE);
        try (AgentLoad load = new AgentLoad(setting.agents(), setting.coordinator(), runId, listener, stop)) {
            Duration clockError = load.awaitClocks();
            listener.step(
                    "%s, clock error %s"
                            .formatted(
                                    Units.count(setting.agents().size(), "agent answers", "agents answer"),
                                    clockError.isZero() ? "0" : "at most " + Units.duration(clockError)),
                    sinceStart());
            RunFolder folder = RunFolder.make(plan.out(), LocalDateTime.now(ZoneId.systemDefault()));
            try (LoadStage stage = LoadStage.open(plan, setting, environment, folder)) {
                listener.step(stage.describe(), sinceStart());
                var planner = new TaskPlanner(plan, stage.kafka(), stage.grafana(), runId);
                run(load, planner, stage);
                return told(result(load, planner, stage, started, clockError), folder);
            }
        }
    }

    private void run(AgentLoad load, TaskPlanner planner, LoadStage stage) throws InterruptedException {
        KafkaConnection kafka = stage.kafka().connection();
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers(), kafka.clientProperties())) {
            try {
                for (Map.Entry<String, Integer> topic :
                        planner.topics(setting.agents().size()).entrySet()) {
                    admin.create(topic.getKey(), topic.getValue(), Map.of(), TOPICS);
                }
                load.begin(planner, setting.lead());
                load.await(setting.lead(), planner.duration(), sinceStart().plus(setting.lead()));
            } finally {
                admin.deleteCreated(TOPICS);
            }
        } catch (KafkaSinkException unavailable) {
            throw new EnvironmentException(Problem.told(unavailable.getMessage()), unavailable);
        }
    }

    private RunResult result(
            AgentLoad load, TaskPlanner planner, LoadStage stage, Instant started, Duration clockError) {
        RunResult.Builder result = RunResult.builder(
                plan.name(),
                new Invocation(
                        environment.version(),
                        environment.commandLine(),
                        environment.commandLine(),
                        started,
                        sinceStart()));
        stage.facts().forEach(result::fact);
        result.fact(
                "Topics",
                String.join(", ", planner.topics(setting.agents().size()).keySet()));
        result.fact("Seed", Long.toString(plan.seed()));
        for (AgentWatch agent : load.agents()) {
            ClockOffset offset = load.offset(agent);
            result.fact(
                    "Clock of " + agent.address().name(),
                    offset.equals(ClockOffset.SAME)
                            ? "this machine's"
                            : "%+.3f ms, within %.3f ms"
                                    .formatted(
                                            offset.ahead().toNanos() / 1e6,
                                            offset.error().toNanos() / 1e6));
        }
        return new MergedResult(load.results(), load.problems(), Optional.of(clockError))
                .into(result, plan.checks().thresholds(), stop.getCount() == 0);
    }

    private RunOutcome told(RunResult result, RunFolder folder) {
        var outcome = new RunOutcome(result, folder);
        try {
            ReportFolder.of(environment.variables()).write(result, folder.path());
        } finally {
            listener.judged(outcome);
        }
        return outcome;
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
