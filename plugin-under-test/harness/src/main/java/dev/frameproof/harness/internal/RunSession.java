package dev.frameproof.harness.internal;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.harness.FrameListener;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.StreamVerdict;
import dev.frameproof.process.Resources;
import dev.frameproof.producers.sink.KafkaSinkException;
import dev.frameproof.producers.sink.ProduceFailure;
import dev.frameproof.producers.sink.ProducerResult;
import dev.frameproof.producers.text.DurationText;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/** The steps of one run, each to be called once, in order: prepare, start, load, judge. */
public final class RunSession {
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(5);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(10);
    private static final int RUN_ID_BASE = 36;
    private static final int RUN_IDS = 36 * 36 * 36 * 36 * 36;

    private final RunPlan plan;
    private final RunEnvironment environment;
    private final RunListener listener;
    private final FrameListener frames;
    private final CountDownLatch stop;
    private final long startNanos = System.nanoTime();
    private final ResultAssembly assembly;
    private final TimeLine timeLine = new TimeLine();
    private final Processes processes = new Processes();
    private final LatencyRecorder latency = new LatencyRecorder();
    private final List<TopicRun> topics = new ArrayList<>();
    private final List<Sendable> workloads = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Schedule schedule;
    private PluginChoice plugin;
    private Optional<RunRegistry> registry = Optional.empty();
    private Stack stack;
    private Streams streams;
    private Optional<LoadPhase> phase = Optional.empty();

    public RunSession(
            RunPlan plan, RunEnvironment environment, RunListener listener, FrameListener frames, CountDownLatch stop) {
        this.plan = plan;
        this.environment = environment;
        this.listener = listener;
        this.frames = frames;
        this.stop = stop;
        this.assembly = new ResultAssembly(plan, environment, Instant.now());
    }

    /** Finds what is wrong with the plan before anything is started. */
    public void prepare() {
        schedule = Schedule.of(plan.load(), plan.workloads());
        TargetStart.check(plan.target());
        plugin = PluginChoice.of(plan, environment);
        for (WorkloadPlan workload : plan.workloads()) {
            workloads.add(Sendable.of(workload, plan.seed()));
        }
        streams = new Streams(plan);
        if (plan.load().warmUp().compareTo(schedule.duration()) >= 0
                && !plan.load().warmUp().isZero()) {
            throw new PlanException(
                    "the warm-up of %s leaves nothing of the %s of sending: make it shorter, or the load longer"
                            .formatted(
                                    DurationText.format(plan.load().warmUp()),
                                    DurationText.format(schedule.duration())));
        }
    }

    /** Starts Kafka, target, topics, datasource and viewers. */
    public void start(RunFolder folder, Resources resources) throws InterruptedException {
        processes.reportIn(folder.path());
        processes.watch("frameproof", ProcessHandle.current().pid(), "logs/frameproof.log");
        var setup = new TopicSetup(plan, schedule, workloads, plugin.representation());
        registry = setup.registry(resources);
        registry.ifPresent(running -> plugin = running.in(plugin));
        stack = Stack.start(plan, plugin, folder, environment, resources, listener, this::sinceStart);
        stack.broker().ifPresent(broker -> processes.watch("kafka", broker.pid(), "logs/kafka.log"));
        String runId = "%5s"
                .formatted(Integer.toString(ThreadLocalRandom.current().nextInt(RUN_IDS), RUN_ID_BASE))
                .replace(' ', '0');
        topics.addAll(setup.create(stack, registry, runId, resources));
        facts();
        var viewing = new Viewing(plan, plugin, stack, latency, frames);
        streams.open(viewing, topics, runId, resources);
        stack.target()
                .processes()
                .forEach((name, pid) -> processes.watch(
                        role(name),
                        pid,
                        "logs/" + name + ".log",
                        () -> Optional.ofNullable(stack.target().logBytes().get(name))));
        listener.step(streams.describe(), sinceStart());
    }

    /** A plugin goes by what it is, so that thresholds and metrics need not know which one it was. */
    private String role(String process) {
        List<String> plugins = stack.target().plugins();
        return plugins.stream().anyMatch(plugin -> plugin.split(" ", 2)[0].equals(process))
                ? plugins.size() == 1 ? "plugin" : "plugin " + process
                : process;
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
                    "%s as %s, %s, %d records, %d partitions, topic %s"
                            .formatted(
                                    topic.plan().workload(),
                                    topic.query().messageFormat().id(),
                                    topic.share().rate(),
                                    topic.share().records(),
                                    topic.partitions(),
                                    topic.topic()));
        }
        assembly.fact("Seed", Long.toString(plan.seed()));
        assembly.fact("Viewers", Integer.toString(streams.viewers().size()));
        assembly.fact(
                "Machine",
                "%d cores, %s %s, Java %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                System.getProperty("java.version")));
    }

    /** Sends, and watches what comes, to the end or until told to stop. */
    public void load() {
        LoadPhase loading = new LoadPhase(
                topics,
                streams.viewers(),
                latency,
                timeLine,
                processes,
                listener,
                schedule.duration(),
                plan.load().warmUp());
        phase = Optional.of(loading);
        try {
            topics.forEach(TopicRun::start);
            loading.await(stop, plan.checks().drain(), this::environmentFailed, this::sinceStart);
            if (stop.getCount() == 0 || environmentFailed()) {
                topics.forEach(TopicRun::stop);
                loading.await(new CountDownLatch(1), Duration.ofSeconds(1), this::environmentFailed, this::sinceStart);
            }
        } catch (KafkaSinkException unavailable) {
            problems.add(Problem.told(unavailable.getMessage()));
        } catch (InterruptedException again) {
            stop.countDown();
        } finally {
            settle();
            loading.end();
        }
    }

    private void settle() {
        try {
            if (!streams.settle(SETTLED_WITHIN)) {
                listener.step("not everything that came was verified in time", sinceStart());
            }
        } catch (InterruptedException again) {
            stop.countDown();
        }
    }

    private boolean environmentFailed() {
        if (!problems.isEmpty()) {
            return true;
        }
        stack.broker().filter(broker -> !broker.isAlive()).map(RunSession::died).ifPresent(problems::add);
        stack.target().failure().ifPresent(what -> problems.add(Problem.told(what)));
        stack.target().pluginDeath().ifPresent(streams::brokeOff);
        problems.stream().findFirst().map(Problem::what).ifPresent(streams::brokeOff);
        return !problems.isEmpty();
    }

    private static Problem died(EmbeddedKafka broker) {
        return new Problem(
                "The embedded Kafka died while the run was going on.",
                "Its process " + broker.pid() + " is gone.",
                "See its log, " + broker.log() + ".");
    }

    /** Judges what came against what was sent. */
    public RunResult judge() {
        RunResult.Builder result = assembly.begin(sinceStart());
        long deadlineNanos = System.nanoTime() + (problems.isEmpty() ? ACKNOWLEDGED_WITHIN.toNanos() : 0);
        for (TopicRun topic : topics) {
            Optional<ProducerResult> produced = produced(topic, deadlineNanos);
            if (produced.isPresent()) {
                produced.get()
                        .brokenOffBy()
                        .ifPresent(why -> problems.add(new Problem(
                                "Sending to " + topic.topic() + " broke off.",
                                why,
                                "See the logs of Kafka and of this run.")));
                for (ProduceFailure failure : produced.get().failures()) {
                    problems.add(new Problem(failure.text(), "", ""));
                }
            }
        }
        for (Viewer viewer : streams.viewers()) {
            StreamVerdict verdict = viewer.finish();
            assembly.stream(result, viewer, verdict);
        }
        assembly.totals(result, topics);
        List<LatencyResult> latencies = ResultAssembly.latencies(latency);
        latencies.forEach(result::latency);
        phase.flatMap(LoadPhase::throughput).ifPresent(result::throughput);
        result.bottleneck(new Bottleneck(
                        latencies,
                        processes.results(),
                        processes.machineCores(),
                        assembly.delivered(),
                        Runtime.getRuntime().availableProcessors())
                .sentence());
        finish(result);
        if (!plan.checks().thresholds().isEmpty()) {
            RunResult measured = result.build();
            plan.checks().thresholds().forEach(threshold -> result.threshold(threshold.judge(measured)));
        }
        if (!problems.isEmpty()) {
            result.verdict(new Verdict(Outcome.ENVIRONMENT_FAILED, "The environment failed midway.", problems));
        } else if (stop.getCount() == 0) {
            result.verdict(new Verdict(
                    Outcome.INTERRUPTED, "Interrupted: what was sent and seen until then was checked.", List.of()));
        }
        return result.build();
    }

    /** @return the result of a run that did not come to sending */
    public RunResult failed(Verdict verdict) {
        RunResult.Builder result = assembly.begin(sinceStart());
        finish(result);
        return result.verdict(verdict).build();
    }

    private void finish(RunResult.Builder result) {
        timeLine.all().forEach(result::series);
        processes.results().forEach(result::process);
        result.artifact("Logs of each process", "logs/");
    }

    /** Leaves everything up until the run is told to stop. */
    public void keep() {
        listener.reachable(stack.howToReach(
                registry.map(RunRegistry::urls),
                topics.stream().map(TopicRun::topic).toList()));
        try {
            stop.await();
        } catch (InterruptedException told) {
            stop.countDown();
        }
    }

    /** Something that was started did not end. */
    public void leftOver(String what) {
        listener.step("not ended: " + what, sinceStart());
    }

    private static Optional<ProducerResult> produced(TopicRun topic, long deadlineNanos) {
        try {
            return topic.result(Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())));
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
