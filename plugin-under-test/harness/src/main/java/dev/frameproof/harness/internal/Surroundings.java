package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** What a run stands on, from plan to topics: started in order, named in the report, watched while it lasts. */
final class Surroundings {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final int RUN_ID_BASE = 36;
    private static final int RUN_IDS = 36 * 36 * 36 * 36 * 36;

    private final RunPlan plan;
    private final Schedule schedule;
    private final List<Sendable> workloads;
    private final Processes processes;
    private final ResultAssembly assembly;
    private final List<TopicRun> topics = new ArrayList<>();
    private final String runId = "%5s"
            .formatted(Integer.toString(ThreadLocalRandom.current().nextInt(RUN_IDS), RUN_ID_BASE))
            .replace(' ', '0');
    private PluginChoice plugin;
    private Optional<RunRegistry> registry = Optional.empty();
    private Stack stack;

    private Surroundings(
            RunPlan plan,
            PluginChoice plugin,
            Schedule schedule,
            List<Sendable> workloads,
            Processes processes,
            ResultAssembly assembly) {
        this.plan = requireNonNull(plan, "plan");
        this.plugin = requireNonNull(plugin, "plugin");
        this.schedule = requireNonNull(schedule, "schedule");
        this.workloads = List.copyOf(workloads);
        this.processes = requireNonNull(processes, "processes");
        this.assembly = requireNonNull(assembly, "assembly");
    }

    /**
     * Starts nothing yet.
     *
     * @throws dev.frameproof.harness.plan.PlanException for a plan that cannot be carried out
     */
    static Surroundings of(
            RunPlan plan, RunEnvironment environment, Schedule schedule, Processes processes, ResultAssembly assembly) {
        TargetStart.check(plan.target());
        PluginChoice plugin = PluginChoice.of(plan, environment);
        List<Sendable> workloads = new ArrayList<>();
        for (WorkloadPlan workload : plan.workloads()) {
            workloads.add(Sendable.of(workload, plan.seed()));
        }
        return new Surroundings(plan, plugin, schedule, workloads, processes, assembly);
    }

    /** Starts Kafka, target, topics and datasource. */
    void start(
            RunFolder folder, RunEnvironment environment, Resources resources, RunListener listener, Stack.Clock clock)
            throws InterruptedException {
        for (int i = 0; i < workloads.size(); i++) {
            String id = plan.workloads().get(i).id();
            workloads.get(i).open().ifPresent(device -> resources.add("the device of " + id, device, CLOSE_DEADLINE));
        }
        processes.reportIn(folder.path());
        processes.watch("frameproof", ProcessHandle.current().pid(), "logs/frameproof.log");
        var setup = new TopicSetup(plan, schedule, workloads, plugin.representation());
        registry = setup.registry(resources);
        registry.ifPresent(running -> plugin = running.in(plugin));
        stack = Stack.start(plan, plugin, folder, environment, resources, listener, clock);
        watchBroker();
        topics.addAll(setup.create(stack, registry, runId, resources));
        facts();
    }

    /** The broker's process is measured as well; to be called again when it is another one. */
    void watchBroker() {
        stack.broker().ifPresent(broker -> processes.watch("kafka", broker.pid(), "logs/kafka.log"));
    }

    /** The target's processes are measured as well; to be called again when they are others. */
    void watchTarget() {
        stack.target()
                .processes()
                .forEach((name, pid) -> processes.watch(
                        role(name),
                        pid,
                        "logs/" + name + ".log",
                        () -> Optional.ofNullable(stack.target().logBytes().get(name))));
    }

    /** A plugin goes by what it is, so that thresholds and metrics need not know which one it was. */
    private String role(String process) {
        List<String> plugins = stack.target().plugins();
        return isPlugin(process) ? plugins.size() == 1 ? "plugin" : "plugin " + process : process;
    }

    /** @return whether a process of the target is a plugin */
    boolean isPlugin(String process) {
        return stack.target().plugins().stream().anyMatch(plugin -> plugin.split(" ", 2)[0].equals(process));
    }

    private void facts() {
        assembly.fact("Grafana target", stack.target().describe());
        stack.target().facts().forEach(assembly::fact);
        assembly.fact("Plugin", String.join(", ", stack.target().plugins()));
        plan.plant().ifPresent(faults -> assembly.fact("Planted faults", faults));
        assembly.fact(
                "Kafka",
                stack.broker()
                        .map(broker -> "embedded Apache Kafka, " + broker.bootstrapServers())
                        .orElse(stack.kafka().bootstrapServers()));
        registry.ifPresent(
                used -> assembly.fact("Schema registry", (used.embedded() ? "embedded, " : "") + used.urls()));
        for (TopicRun topic : topics) {
            assembly.fact(
                    "Workload " + topic.plan().id(),
                    "%s as %s, %s, %d partitions, topic %s"
                            .formatted(
                                    topic.plan().workload(),
                                    topic.query().messageFormat().id(),
                                    topic.share().text(),
                                    topic.partitions(),
                                    topic.topic()));
        }
        assembly.fact("Seed", Long.toString(plan.seed()));
        assembly.fact(
                "Machine",
                "%d cores, %s %s, Java %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                System.getProperty("java.version")));
    }

    /** @return topics for a rehearsal, ended with the resources, one a workload in the plan's order */
    List<TopicRun> rehearsed(Schedule rehearsal, Resources resources) {
        List<Sendable> anew = plan.workloads().stream()
                .map(workload -> Sendable.of(workload, plan.seed()))
                .toList();
        return new TopicSetup(plan, rehearsal, anew, plugin.representation())
                .create(stack, registry, rehearsalId(), resources);
    }

    /** @return as {@link #runId}, of its rehearsal */
    String rehearsalId() {
        return runId + "r";
    }

    List<TopicRun> topics() {
        return topics;
    }

    PluginChoice plugin() {
        return plugin;
    }

    /** @return the schemas of the run's registry; none where it has none */
    SchemaLookup schemas() {
        return registry.map(RunRegistry::schemas).orElse(SchemaLookup.NONE);
    }

    Stack stack() {
        return stack;
    }

    /** @return five characters that tell this run's topics from others' */
    String runId() {
        return runId;
    }

    /** @return why the run cannot go on */
    Optional<Problem> failure() {
        Optional<Problem> kafka =
                stack.broker().filter(broker -> !broker.isAlive()).map(Surroundings::died);
        return kafka.or(() -> stack.target().failure().map(Problem::told));
    }

    /** @return how the plugin died, if it did */
    Optional<String> pluginDeath() {
        return stack.target().pluginDeath();
    }

    private static Problem died(EmbeddedKafka broker) {
        return new Problem(
                "The embedded Kafka died while the run was going on.",
                "Its process " + broker.pid() + " is gone.",
                "See its log, " + broker.log() + ".");
    }

    /** @return how all of it is reached, a line each, with the password that was made for this run */
    List<String> howToReach() {
        return stack.howToReach(
                registry.map(RunRegistry::urls),
                topics.stream().map(TopicRun::topic).toList());
    }
}
