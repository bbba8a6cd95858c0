package dev.frameproof.harness.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunningStream;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.StreamPlan;
import dev.frameproof.live.ChannelId;
import dev.frameproof.live.ChannelPath;
import dev.frameproof.live.LiveClient;
import dev.frameproof.live.LiveConnection;
import dev.frameproof.live.LiveException;
import dev.frameproof.live.LiveTimeouts;
import dev.frameproof.oracle.PanelModel;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.oracle.VerifiedPushes;
import dev.frameproof.oracle.VerifierOptions;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The stream queries of a run and their viewers. */
final class Streams {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final Duration SUBSCRIBED_WITHIN = Duration.ofSeconds(30);
    private static final int HELD_BYTES_AT_MOST = 16 << 20;
    private static final long WAITING_BYTES_AT_MOST = 128L << 20;
    private static final int SHARED_BYTES_AT_MOST = 4 << 20;

    private final List<StreamPlan> plans;
    private final int viewersEach;
    private final List<Viewer> viewers = new ArrayList<>();
    private final List<RunningStream> running = new ArrayList<>();
    private Optional<Inbox> inbox = Optional.empty();
    private boolean deathTold;

    Streams(RunPlan plan) {
        plans = plan.streams().isEmpty()
                ? plan.workloads().stream()
                        .map(workload -> new StreamPlan(
                                workload.id(),
                                workload.id(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                OptionalInt.empty()))
                        .toList()
                : plan.streams();
        viewersEach = plan.load().viewers().orElse(1);
    }

    List<Viewer> viewers() {
        return viewers;
    }

    /** @return the streams whose viewers have subscribed */
    List<RunningStream> running() {
        return running;
    }

    /** Connects and subscribes every viewer; returns when the target has agreed to all of them. */
    void open(Viewing viewing, List<TopicRun> topics, String runId, Resources resources) throws InterruptedException {
        int loops = Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors() / 2));
        Inbox box = resources.add("the verification", new Inbox(WAITING_BYTES_AT_MOST), CLOSE_DEADLINE);
        inbox = Optional.of(box);
        LiveClient client = resources.add(
                "the Live client",
                new LiveClient(
                        loops, LiveTimeouts.standard(), viewing.stack().target().trust()),
                CLOSE_DEADLINE);
        List<CompletableFuture<Void>> subscriptions = new ArrayList<>();
        Map<String, Integer> letters = new HashMap<>();
        for (StreamPlan plan : plans) {
            TopicRun topic = topics.stream()
                    .filter(run -> run.plan().id().equals(plan.workload()))
                    .findFirst()
                    .orElseThrow();
            if (plan.partition().orElse(0) >= topic.partitions()) {
                throw new PlanException("stream %s: partition %d is not one of the %d of workload %s"
                        .formatted(plan.id(), plan.partition().getAsInt(), topic.partitions(), plan.workload()));
            }
            StreamQuery query = query(plan, topic, letters);
            ChannelId channel = channel(viewing, query, runId);
            var shared = new VerifiedPushes(SHARED_BYTES_AT_MOST);
            int count = plan.viewers().orElse(viewersEach);
            for (int n = 1; n <= count; n++) {
                Viewer viewer = viewer(viewing, plan, topic, query, channel, shared, box, n, count);
                viewers.add(viewer);
                if (n == 1) {
                    running.add(new RunningStream(
                            plan.id(),
                            plan.workload(),
                            topic.topic(),
                            channel.toString(),
                            query.toJson(),
                            viewer::progress));
                }
                resources.add("viewer " + viewer.name(), viewer, CLOSE_DEADLINE);
                subscriptions.add(client.connect(
                                viewing.stack().target().url(),
                                viewing.stack().target().liveAuth())
                        .thenCompose((LiveConnection connection) -> viewer.subscribe(connection, query.toJson())));
            }
        }
        await(subscriptions);
    }

    private static StreamQuery query(StreamPlan plan, TopicRun topic, Map<String, Integer> letters) {
        int n = letters.merge(topic.topic(), 1, Integer::sum) - 1;
        String letter = plan.id().length() == 1 ? plan.id() : Character.toString((char) ('A' + n % 26)) + suffix(n);
        StreamQuery query = topic.query()
                .withStart(StartPosition.earliest())
                .withRefId(letter)
                .withAlias(plan.alias().orElse(""));
        return plan.partition().isPresent()
                ? query.withPartition(plan.partition().getAsInt())
                : query;
    }

    private static String suffix(int n) {
        return n < 26 ? "" : Integer.toString(n / 26);
    }

    private static ChannelId channel(Viewing viewing, StreamQuery query, String runId) {
        try {
            String path = ChannelPath.of(new ObjectMapper().readTree(query.toJson()), runId);
            return ChannelId.ofDatasource(
                    viewing.stack().target().liveNamespace(),
                    viewing.stack().datasource().uid(),
                    path);
        } catch (IllegalArgumentException refused) {
            throw new PlanException(refused.getMessage());
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(notJson);
        }
    }

    private static Viewer viewer(
            Viewing viewing,
            StreamPlan plan,
            TopicRun topic,
            StreamQuery query,
            ChannelId channel,
            VerifiedPushes shared,
            Inbox box,
            int n,
            int count) {
        String name = count == 1 ? plan.id() : plan.id() + " viewer " + n;
        VerifierOptions options = VerifierOptions.named(name)
                .withLateAfter(viewing.plan().checks().late())
                .withHold(Duration.ofSeconds(5), HELD_BYTES_AT_MOST)
                .withFindingsKept(viewing.plan().checks().keptFindings());
        var verifier = new StreamVerifier(
                query,
                viewing.plugin().representation(),
                topic.records(),
                viewing.latency(),
                count == 1 ? options : options.withShared(shared));
        Optional<PanelWatch> panel = n == 1
                ? Optional.of(new PanelWatch(PanelModel.ofDefaultLength(name, topic.topic())))
                : Optional.empty();
        FrameTap tap = n == 1 ? tap(viewing, name, plan.id(), query) : FrameTap.NONE;
        return new Viewer(name, topic.topic(), channel, verifier, panel, box, tap);
    }

    private static FrameTap tap(Viewing viewing, String viewer, String stream, StreamQuery query) {
        FrameTap recording =
                viewing.recordings().map(all -> all.of(stream, query)).orElse(FrameTap.NONE);
        return (bytes, from, to, arrivedNanos) -> {
            recording.accept(bytes, from, to, arrivedNanos);
            viewing.frames().frame(viewer, bytes, from, to);
        };
    }

    private static void await(List<CompletableFuture<Void>> subscriptions) throws InterruptedException {
        try {
            CompletableFuture.allOf(subscriptions.toArray(CompletableFuture[]::new))
                    .get(SUBSCRIBED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : failed.getCause();
            String remedy = cause instanceof LiveException.Failed
                    ? "See the logs of the target and of the plugin beside the report."
                    : "";
            throw new EnvironmentException(
                    new Problem("A viewer could not subscribe.", String.valueOf(cause.getMessage()), remedy), failed);
        } catch (TimeoutException late) {
            throw new EnvironmentException(
                    new Problem(
                            "Not every viewer could subscribe within %d s.".formatted(SUBSCRIBED_WITHIN.toSeconds()),
                            "The target did not answer in time.",
                            "See the logs of the target and of the plugin beside the report."),
                    late);
        }
    }

    /** Kafka, the target or the plugin has died: whatever the streams still owe will not come as promised. */
    void brokeOff(String how) {
        if (!deathTold) {
            deathTold = true;
            viewers.forEach(viewer -> viewer.streamBroke(how));
        }
    }

    /**
     * Waits until what has come is verified.
     *
     * @return whether that was so within {@code atMost}
     */
    boolean settle(Duration atMost) throws InterruptedException {
        return inbox.isEmpty() || inbox.get().settle(atMost);
    }

    /** @return whether there is but one */
    boolean isSingle() {
        return plans.size() == 1;
    }

    String describe() {
        return "%d %s watching %d %s"
                .formatted(
                        viewers.size(),
                        viewers.size() == 1 ? "viewer" : "viewers",
                        plans.size(),
                        plans.size() == 1 ? "stream" : "streams");
    }
}
