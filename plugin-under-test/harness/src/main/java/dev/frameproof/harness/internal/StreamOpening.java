package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.StreamPlan;
import dev.frameproof.harness.topic.TopicEnds;
import dev.frameproof.live.ChannelId;
import dev.frameproof.live.ChannelPath;
import dev.frameproof.live.LiveClient;
import dev.frameproof.live.LiveConnection;
import dev.frameproof.oracle.PanelModel;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StartPosition.Reset;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.oracle.VerifiedPushes;
import dev.frameproof.oracle.VerifierOptions;
import dev.frameproof.process.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Opens the streams of a run: makes the viewers of a stream query, and subscribes them. */
final class StreamOpening {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final int HELD_BYTES_AT_MOST = 16 << 20;
    private static final int SHARED_BYTES_AT_MOST = 4 << 20;
    private static final int LETTERS = 26;

    private final Viewing viewing;
    private final List<TopicRun> topics;
    private final String runId;
    private final Resources resources;
    private final LiveClient client;
    private final Inbox inbox;
    private final Map<String, Integer> letters = new HashMap<>();

    /** A stream whose viewers are made and on their way in. */
    record Opened(StreamQuery query, ChannelId channel, List<Viewer> viewers, CompletableFuture<Void> agreed) {}

    StreamOpening(
            Viewing viewing, List<TopicRun> topics, String runId, Resources resources, LiveClient client, Inbox inbox) {
        this.viewing = requireNonNull(viewing, "viewing");
        this.topics = List.copyOf(topics);
        this.runId = requireNonNull(runId, "runId");
        this.resources = requireNonNull(resources, "resources");
        this.client = requireNonNull(client, "client");
        this.inbox = requireNonNull(inbox, "inbox");
    }

    /** @return the topic that a stream reads */
    TopicRun topic(StreamPlan plan) {
        TopicRun topic = topics.stream()
                .filter(run -> run.plan().id().equals(plan.workload()))
                .findFirst()
                .orElseThrow();
        if (plan.partition().orElse(0) >= topic.partitions()) {
            throw new PlanException("stream %s: partition %d is not one of the %d of workload %s"
                    .formatted(plan.id(), plan.partition().getAsInt(), topic.partitions(), plan.workload()));
        }
        return topic;
    }

    /** Begins to subscribe so many viewers. */
    Opened open(StreamPlan plan, int count) {
        TopicRun topic = topic(plan);
        StreamQuery query = query(plan, topic);
        ChannelId channel = channel(query);
        Map<Integer, Long> notBefore = notBefore(query, topic);
        Optional<VerifiedPushes> shared =
                count == 1 ? Optional.empty() : Optional.of(new VerifiedPushes(SHARED_BYTES_AT_MOST));
        List<Viewer> viewers = new ArrayList<>();
        List<CompletableFuture<Void>> subscriptions = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            String name = count == 1 ? plan.id() : plan.id() + " viewer " + n;
            StreamVerifier verifier = verifier(name, query, topic, shared);
            notBefore.forEach((partition, offset) -> begin(verifier, query, partition, offset));
            FrameTap tap = n == 1 ? tap(name, plan.id(), query) : FrameTap.NONE;
            Optional<PanelWatch> panel = n == 1
                    ? Optional.of(new PanelWatch(PanelModel.ofDefaultLength(name, topic.topic())))
                    : Optional.empty();
            var viewer = new Viewer(name, topic.topic(), channel, verifier, panel, inbox, tap);
            viewers.add(viewer);
            resources.add("viewer " + name, viewer, CLOSE_DEADLINE);
            subscriptions.add(client.connect(
                            viewing.stack().target().url(),
                            viewing.stack().target().liveAuth())
                    .thenCompose((LiveConnection connection) -> viewer.subscribe(connection, query.toJson())));
        }
        return new Opened(
                query, channel, viewers, CompletableFuture.allOf(subscriptions.toArray(CompletableFuture[]::new)));
    }

    private static void begin(StreamVerifier verifier, StreamQuery query, int partition, long offset) {
        verifier.notBefore(partition, offset);
        if (query.start().reset() == Reset.LAST_N) {
            verifier.dueFrom(partition, offset);
        }
    }

    /** @return by partition, from where on rows of a stream that begins late may come */
    private Map<Integer, Long> notBefore(StreamQuery query, TopicRun topic) {
        StartPosition start = query.start();
        if (start.reset() == Reset.EARLIEST) {
            return Map.of();
        }
        Map<Integer, Long> from = new HashMap<>();
        if (start.reset() == Reset.LATEST) {
            // What is acknowledged by now lay there before the plugin was asked.
            IntStream.range(0, topic.partitions())
                    .forEach(partition -> from.put(partition, topic.endOffset(partition)));
        } else {
            TopicEnds.of(viewing.stack().kafka(), topic.topic(), topic.partitions())
                    .forEach((partition, end) -> from.put(partition, Math.max(0, end - start.lastN())));
        }
        from.keySet().removeIf(partition -> query.partition().orElse(partition) != partition);
        return from;
    }

    private StreamVerifier verifier(String name, StreamQuery query, TopicRun topic, Optional<VerifiedPushes> shared) {
        VerifierOptions options = VerifierOptions.named(name)
                .withLateAfter(viewing.plan().checks().late())
                .withHold(Duration.ofSeconds(5), HELD_BYTES_AT_MOST)
                .withFindingsKept(viewing.plan().checks().keptFindings());
        return new StreamVerifier(
                query,
                viewing.plugin().representation(),
                topic.records(),
                viewing.latency(),
                shared.map(options::withShared).orElse(options));
    }

    private StreamQuery query(StreamPlan plan, TopicRun topic) {
        int n = letters.merge(topic.topic(), 1, Integer::sum) - 1;
        String letter = plan.id().length() == 1
                ? plan.id()
                : Character.toString((char) ('A' + n % LETTERS)) + (n < LETTERS ? "" : Integer.toString(n / LETTERS));
        StreamQuery query = topic.query()
                .withStart(plan.position())
                .withRefId(letter)
                .withAlias(plan.alias().orElse(""));
        return plan.partition().isPresent()
                ? query.withPartition(plan.partition().getAsInt())
                : query;
    }

    private ChannelId channel(StreamQuery query) {
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

    private FrameTap tap(String viewer, String stream, StreamQuery query) {
        FrameTap recording =
                viewing.recordings().map(all -> all.of(stream, query)).orElse(FrameTap.NONE);
        return (bytes, from, to, arrivedNanos) -> {
            recording.accept(bytes, from, to, arrivedNanos);
            viewing.frames().frame(viewer, bytes, from, to, arrivedNanos);
        };
    }
}
