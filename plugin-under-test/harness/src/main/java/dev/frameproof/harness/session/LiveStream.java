package dev.frameproof.harness.session;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.internal.Inbox;
import dev.frameproof.harness.internal.PanelWatch;
import dev.frameproof.harness.internal.PluginChoice;
import dev.frameproof.harness.internal.Viewer;
import dev.frameproof.harness.viewers.ViewedStream;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.live.ChannelId;
import dev.frameproof.live.LiveClient;
import dev.frameproof.live.LiveException;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.oracle.PanelModel;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.oracle.VerifierOptions;
import dev.frameproof.process.Resources;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.PacingText;
import dev.frameproof.producers.sink.GatheredSentLog;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.reports.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One topic on its way through the plugin: records are sent to it, and subscribers must see them. Records may be a
 * workload's, or one's own, or both.
 *
 * <p>Safe for use by several threads; one sends at a time.
 */
public final class LiveStream implements AutoCloseable {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final Duration SUBSCRIBED_WITHIN = Duration.ofSeconds(30);
    private static final Duration HOLD = Duration.ofSeconds(5);
    private static final int HELD_BYTES_AT_MOST = 16 << 20;

    private final Resources resources = new Resources();
    private final Place place;
    private final PluginChoice plugin;
    private final StreamFeed feed;
    private final StreamRecords records;
    private final StreamSender sender;
    private final Pacing pacing;
    private long workloadSent;
    private long ownSent;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private int letters;

    /** Where a stream goes through. */
    record Place(GrafanaTarget target, String datasourceUid, LiveClient client, Inbox inbox) {}

    LiveStream(Place place, SessionPlan plan, PluginChoice plugin, StreamFeed feed) {
        this.place = place;
        this.plugin = plugin;
        this.feed = feed;
        var log = new GatheredSentLog(feed.query().topicName(), feed.partitions(), System.nanoTime());
        records = new StreamRecords(feed, plugin.representation(), log);
        pacing = feed.plan()
                .rate()
                .map(rate -> PacingText.parse(rate, feed.plan().seed().orElse(1)))
                .orElse(Pacing.unlimited());
        sender = resources.add("the producer", new StreamSender(plan.kafka(), feed, log), CLOSE_DEADLINE);
    }

    /** @return the stream's name in findings */
    public String name() {
        return feed.plan().id();
    }

    public String topic() {
        return feed.query().topicName();
    }

    public int partitions() {
        return feed.partitions();
    }

    /** @return what subscribers ask for: the whole topic from its first record on; each under a letter of its own */
    public StreamQuery query() {
        return feed.query();
    }

    public GrafanaTarget target() {
        return place.target();
    }

    /** @return how many records have been sent until now */
    public synchronized long sent() {
        return workloadSent + ownSent;
    }

    /**
     * Sends the workload's next records, and returns when Kafka has acknowledged them.
     *
     * @param count 1 or more
     * @throws IllegalStateException for a stream without a workload
     * @throws EnvironmentException when Kafka does not take them
     */
    public synchronized SentRecords send(long count) throws InterruptedException {
        var workload = feed.workload()
                .orElseThrow(() -> new IllegalStateException(
                        "stream %s has no workload to send from: name one, or give the records".formatted(name())));
        var sent = new SentRecords(topic(), count, sent());
        sender.send(workloadSent, count, workload.source()::record, pacing);
        workloadSent += count;
        return sent;
    }

    /**
     * Sends records of one's own as text in UTF-8, without keys, to each partition in turn.
     *
     * @throws EnvironmentException when Kafka does not take them
     */
    public SentRecords send(String... values) throws InterruptedException {
        return send(Arrays.stream(values)
                .map(value -> OutgoingRecord.of(null, value.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    /**
     * Sends records of one's own; those that name no partition go to each in turn. What subscribers must see of them is
     * what the reference library of the stream's format reads; a record that it cannot read is due as an error row.
     *
     * @throws EnvironmentException when Kafka does not take them
     */
    public synchronized SentRecords send(List<OutgoingRecord> own) throws InterruptedException {
        var sent = new SentRecords(topic(), own.size(), sent());
        long first = StreamRecords.OWN + ownSent;
        for (int n = 0; n < own.size(); n++) {
            records.add(first + n, own.get(n));
        }
        sender.send(first, own.size(), (index, timestampMillis) -> records.own(index), pacing);
        ownSent += own.size();
        return sent;
    }

    /**
     * Subscribes as a page of its own would, and returns when Grafana has agreed. Every record of the topic is due to each
     * subscriber, those that were sent before too.
     *
     * @param name the subscriber's name in findings
     * @throws EnvironmentException when Grafana refuses
     */
    public Subscriber subscribe(String name) throws InterruptedException {
        StreamQuery query = feed.query().withRefId(nextLetter());
        ChannelId channel =
                ViewedStream.channel(place.target().liveNamespace(), place.datasourceUid(), query, query.refId());
        var options = VerifierOptions.named(name).withHold(HOLD, HELD_BYTES_AT_MOST);
        var verifier = new StreamVerifier(query, plugin.representation(), records, new LatencyRecorder(), options);
        var frames = new KeptFrames();
        var panel = new PanelWatch(PanelModel.ofDefaultLength(name, topic()));
        var viewer = new Viewer(name, topic(), channel, verifier, Optional.of(panel), place.inbox(), frames);
        resources.add("subscriber " + name, viewer, CLOSE_DEADLINE);
        await(viewer, query);
        var subscriber = new Subscriber(
                new Subscriber.Watch(viewer, verifier, panel, frames),
                place.target().describe(),
                this::sent);
        synchronized (subscribers) {
            subscribers.add(subscriber);
        }
        return subscriber;
    }

    /** @return those who have subscribed until now */
    public List<Subscriber> subscribers() {
        synchronized (subscribers) {
            return List.copyOf(subscribers);
        }
    }

    private synchronized String nextLetter() {
        return "S" + ++letters;
    }

    private void await(Viewer viewer, StreamQuery query) throws InterruptedException {
        try {
            place.client()
                    .connect(place.target().url(), place.target().liveAuth())
                    .thenCompose(connection -> viewer.subscribe(connection, query.toJson()))
                    .get(SUBSCRIBED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            String remedy = cause instanceof LiveException.Failed
                    ? "See the logs of the target and of the plugin."
                    : "See that the target still runs.";
            throw new EnvironmentException(
                    new Problem(
                            "Subscriber %s of topic %s was refused.".formatted(viewer.name(), topic()),
                            String.valueOf(cause.getMessage()),
                            remedy),
                    failed);
        } catch (TimeoutException late) {
            throw new EnvironmentException(
                    new Problem(
                            "Subscriber %s of topic %s got no answer.".formatted(viewer.name(), topic()),
                            "Grafana Live did not answer within %d s.".formatted(SUBSCRIBED_WITHIN.toSeconds()),
                            "See the logs of the target and of the plugin."),
                    late);
        }
    }

    /** Ends its subscriptions and its producer. */
    @Override
    public void close() {
        resources.close();
    }
}
