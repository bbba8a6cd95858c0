package dev.frameproof.harness.session;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.internal.Inbox;
import dev.frameproof.harness.internal.PluginChoice;
import dev.frameproof.harness.internal.RunRegistry;
import dev.frameproof.harness.internal.Sendable;
import dev.frameproof.harness.internal.TargetDatasource;
import dev.frameproof.harness.internal.TargetStart;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.host.TargetException;
import dev.frameproof.host.TargetUnavailableException;
import dev.frameproof.live.ChannelPath;
import dev.frameproof.live.LiveClient;
import dev.frameproof.process.Resources;
import dev.frameproof.producers.registry.EmbeddedSchemaRegistry;
import dev.frameproof.producers.registry.SchemaRegistryException;
import dev.frameproof.producers.sink.KafkaSinkException;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.reports.Problem;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A plugin in a Grafana target, its datasource reading one Kafka, with a schema registry beside it. Streams are opened
 * one after another or side by side, each on a topic of its own. Safe for use by several threads.
 */
public final class PluginSession implements AutoCloseable {
    /** How many partitions a topic has where a plan does not say. */
    public static final int DEFAULT_PARTITIONS = 3;

    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final Duration TARGET_DEADLINE = Duration.ofSeconds(25);
    private static final Duration TOPIC_DEADLINE = Duration.ofSeconds(30);
    private static final long WAITING_BYTES_AT_MOST = 128L << 20;
    private static final int LONGEST_NAME_IN_TOPIC = 24;

    private final Resources resources;
    private final SessionPlan plan;
    private final PluginChoice plugin;
    private final GrafanaTarget target;
    private final TargetDatasource datasource;
    private final RunRegistry registry;
    private final TopicAdmin admin;
    private final LiveClient client;
    private final Inbox inbox;
    private final String id = ChannelPath.pageLoad(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
    private final AtomicInteger streams = new AtomicInteger();

    private PluginSession(SessionPlan plan, Resources resources) throws InterruptedException {
        this.plan = plan;
        this.resources = resources;
        registry = RunRegistry.of(resources.add("the schema registry", EmbeddedSchemaRegistry.start(), CLOSE_DEADLINE));
        plugin = registry.in(PluginChoice.of(choice(plan), plan.environment()));
        target = resources.add(
                "the Grafana target",
                TargetStart.start(plan.target(), plugin, plan.folder(), plan.environment(), TargetStart.newPassword()),
                TARGET_DEADLINE);
        datasource = TargetDatasource.in(plan.target());
        datasource.make(target, plan.kafka(), plugin);
        admin = resources.add(
                "the admin client",
                new TopicAdmin(plan.kafka().bootstrapServers(), plan.kafka().clientProperties()),
                CLOSE_DEADLINE);
        if (plan.removeTopics()) {
            resources.add("the topics of this session", () -> admin.deleteCreated(CLOSE_DEADLINE), CLOSE_DEADLINE);
        }
        inbox = resources.add("the verification", new Inbox(WAITING_BYTES_AT_MOST), CLOSE_DEADLINE);
        client = resources.add("the Live client", new LiveClient(1), CLOSE_DEADLINE);
    }

    /**
     * Starts it, and ends what was started when something does not start.
     *
     * @throws PlanException when the plan cannot be carried out
     * @throws TargetUnavailableException when this machine cannot have such a target; its message says why
     * @throws EnvironmentException when the target or the plugin does not start, or the datasource is not healthy
     */
    public static PluginSession start(SessionPlan plan) throws InterruptedException {
        Resources resources = new Resources();
        boolean started = false;
        try {
            var session = new PluginSession(plan, resources);
            started = true;
            return session;
        } catch (TargetUnavailableException absent) {
            throw absent;
        } catch (TargetException refused) {
            throw new EnvironmentException(Problem.told(refused.getMessage()), refused);
        } finally {
            if (!started) {
                resources.closeAll();
            }
        }
    }

    private static RunPlan choice(SessionPlan plan) {
        return RunPlan.defaults()
                .withPlugin(plan.plugin())
                .withTarget(plan.target())
                .withPlant(plan.plant());
    }

    public GrafanaTarget target() {
        return target;
    }

    /** @return the uid of its datasource */
    public String datasourceUid() {
        return datasource.uid();
    }

    /** @return where logs of the target and of the plugin lie */
    public SessionPlan plan() {
        return plan;
    }

    /**
     * Opens a stream that a workload feeds, and records of one's own beside it.
     *
     * @param workload its partitions, rate and records count as in a run's plan; without a rate it is sent at once
     * @throws PlanException when the workload cannot be carried out
     * @throws EnvironmentException when its topic cannot be made
     */
    public LiveStream open(WorkloadPlan workload) {
        Sendable sendable = Sendable.of(workload, RunPlan.defaults().seed());
        String topic = topic(workload.id(), workload.partitions().orElse(DEFAULT_PARTITIONS));
        try {
            Sendable.Sent sent = sendable.on(topic, Optional.of(registry.client()), plugin.representation());
            return stream(new StreamFeed(workload, Optional.of(sent), sent.query(), registry.schemas()));
        } catch (SchemaRegistryException refused) {
            throw new EnvironmentException(Problem.told(refused.getMessage()), refused);
        }
    }

    /**
     * Opens a stream for records of one's own.
     *
     * @param name its name in findings
     * @param records how the records are read; Avro and Protobuf by the schema registry
     * @throws EnvironmentException when its topic cannot be made
     */
    public LiveStream open(String name, int partitions, RecordsPlan records) {
        WorkloadPlan none = WorkloadPlan.of(name, "").withRecords(records);
        String topic = topic(name, partitions);
        return stream(StreamFeed.ofOwn(none, topic, partitions, registry.schemas()));
    }

    private LiveStream stream(StreamFeed feed) {
        return new LiveStream(new LiveStream.Place(target, datasource.uid(), client, inbox), plan, plugin, feed);
    }

    private String topic(String name, int partitions) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String topic = "frameproof-%s-%s-%d"
                .formatted(
                        letters.substring(0, Math.min(LONGEST_NAME_IN_TOPIC, letters.length())),
                        id,
                        streams.incrementAndGet());
        try {
            admin.create(topic, partitions, Map.of(), TOPIC_DEADLINE);
            return topic;
        } catch (KafkaSinkException unavailable) {
            throw new EnvironmentException(Problem.told(unavailable.getMessage()), unavailable);
        }
    }

    /** Ends everything that was started for it. */
    @Override
    public void close() {
        resources.close();
    }
}
