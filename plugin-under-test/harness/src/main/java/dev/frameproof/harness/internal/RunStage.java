package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.stage.Faults;
import dev.frameproof.harness.stage.SpreadRecords;
import dev.frameproof.harness.stage.Stage;
import dev.frameproof.harness.stage.StageLog;
import dev.frameproof.harness.stage.StageTopic;
import dev.frameproof.harness.stage.StageWindow;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.oracle.Representation;
import dev.frameproof.reports.Artifact;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.ThresholdResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The stage of one run. */
final class RunStage implements Stage, LoadState {
    /**
     * A topic may get a few partitions while the load goes on; verifiers count with them from the start. Not one of a
     * single partition: its frames have no partition column.
     */
    private static final int PARTITIONS_TO_COME = 4;

    private final RunPlan plan;
    private final RunFolder folder;
    private final Surroundings surroundings;
    private final ViewerFleet fleet;
    private final ViewerFleet slow;
    private volatile boolean thresholdsJudged;
    private final Duration sendingTime;
    private final Queue<String> steps = new ConcurrentLinkedQueue<>();
    private final List<StageTopic> topics;
    private final StageFaults faults;
    private final CompletableFuture<Long> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<ThresholdResult> thresholds = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Artifact> artifacts = new ConcurrentLinkedQueue<>();

    /** @param surroundings that have started */
    RunStage(
            RunPlan plan,
            RunFolder folder,
            Surroundings surroundings,
            ViewerFleet fleet,
            ViewerFleet slow,
            Duration sendingTime) {
        this.plan = requireNonNull(plan, "plan");
        this.folder = requireNonNull(folder, "folder");
        this.surroundings = requireNonNull(surroundings, "surroundings");
        this.fleet = requireNonNull(fleet, "fleet");
        this.slow = requireNonNull(slow, "slow");
        this.sendingTime = requireNonNull(sendingTime, "sendingTime");
        topics = surroundings.topics().stream().map(RunStage::topic).toList();
        faults = new StageFaults(surroundings, List.of(fleet, slow));
    }

    private static StageTopic topic(TopicRun run) {
        var partitions = new AtomicInteger(run.partitions());
        boolean growing = run.partitions() > 1;
        var log = new StageLog(run.topic(), run.partitions() + (growing ? PARTITIONS_TO_COME : 0));
        run.sentBy(log.positions());
        return new StageTopic(
                run.plan().id(),
                run.topic(),
                partitions,
                new SpreadRecords(run.source(), partitions),
                run.query(),
                run.records(),
                run.share().pacing(),
                run.share().records(),
                log);
    }

    @Override
    public RunPlan plan() {
        return plan;
    }

    @Override
    public RunFolder folder() {
        return folder;
    }

    @Override
    public KafkaConnection kafka() {
        return surroundings.stack().kafka();
    }

    @Override
    public GrafanaTarget target() {
        return surroundings.stack().target();
    }

    @Override
    public String datasourceUid() {
        return surroundings.stack().datasource().uid();
    }

    @Override
    public Representation representation() {
        return surroundings.plugin().representation();
    }

    @Override
    public List<StageTopic> topics() {
        return topics;
    }

    @Override
    public ViewerFleet fleet() {
        return fleet;
    }

    @Override
    public ViewerFleet slowFleet() {
        return slow;
    }

    @Override
    public StageWindow window() {
        return FleetWindow.open(plan.name(), this, fleet);
    }

    @Override
    public void judgesThresholds() {
        thresholdsJudged = true;
    }

    /** @return whether the driver holds the plan's thresholds against the load */
    boolean thresholdsAreJudged() {
        return thresholdsJudged;
    }

    @Override
    public Duration sendingTime() {
        return sendingTime;
    }

    @Override
    public void sendingBegins() {
        begun.complete(System.nanoTime());
    }

    /** @return when sending began, on {@link System#nanoTime()}'s scale; only once it has */
    long begunNanos() {
        return begun.join();
    }

    boolean hasBegun() {
        return begun.isDone();
    }

    @Override
    public void sendingIsOver() {
        sent.complete(null);
    }

    @Override
    public CompletableFuture<Void> sent() {
        return sent;
    }

    @Override
    public CompletableFuture<Void> over() {
        return over;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    /** @return whether the plugin died of a fault that was meant */
    boolean killedPlugin() {
        return faults.killedPlugin();
    }

    @Override
    public void step(String what) {
        steps.add(what);
    }

    /** @return what was told since the last call */
    List<String> newSteps() {
        List<String> told = new ArrayList<>();
        for (String step = steps.poll(); step != null; step = steps.poll()) {
            told.add(step);
        }
        return told;
    }

    @Override
    public void fact(String name, String value) {
        synchronized (facts) {
            facts.put(name, value);
        }
    }

    @Override
    public void threshold(ThresholdResult result) {
        thresholds.add(result);
    }

    @Override
    public void artifact(String title, String path) {
        artifacts.add(new Artifact(title, path));
    }

    /** Puts what the driver has to say into the result. */
    void tell(RunResult.Builder result) {
        synchronized (facts) {
            facts.forEach(result::fact);
        }
        thresholds.forEach(result::threshold);
        artifacts.forEach(artifact -> result.artifact(artifact.title(), artifact.path()));
    }

    @Override
    public Counts counts() {
        return new Counts(
                answered(), acknowledged(), fleet.delivered() + slow.delivered(), fleet.verified() + slow.verified());
    }

    long answered() {
        return topics.stream().mapToLong(topic -> topic.log().answered()).sum();
    }

    long acknowledged() {
        return topics.stream().mapToLong(topic -> topic.log().acknowledged()).sum();
    }

    @Override
    public Map<FindingKind, Long> findings() {
        Map<FindingKind, Long> counts = fleet.findingCounts();
        slow.findingCounts().forEach((kind, count) -> counts.merge(kind, count, Long::sum));
        return counts;
    }

    @Override
    public boolean isSent() {
        return sent.isDone();
    }

    @Override
    public boolean caughtUp() {
        return fleet.caughtUp() && slow.caughtUp();
    }

    /** Viewers who were cut off may come back. */
    @Override
    public boolean hasBrokenOff() {
        return false;
    }
}
