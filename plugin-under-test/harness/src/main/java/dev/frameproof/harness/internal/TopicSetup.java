package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.plan.Compression;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.Representation;
import dev.frameproof.process.Resources;
import dev.frameproof.producers.registry.EmbeddedSchemaRegistry;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SchemaRegistryException;
import dev.frameproof.producers.sink.KafkaSinkException;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.TopicAdmin;
import dev.frameproof.reports.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the topics of a run, each with what is to be sent to it. */
final class TopicSetup {
    private static final double BATCHING_FROM_PER_SECOND = 500;
    private static final int DEFAULT_PARTITIONS = 3;
    private static final Duration TOPIC_DEADLINE = Duration.ofSeconds(15);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);
    private static final int LONGEST_ID_IN_TOPIC = 24;

    /** Lines and frames are held to the timestamps that the producer gave, whatever the brokers' default is. */
    private static final Map<String, String> TOPIC_CONFIG = Map.of("message.timestamp.type", "CreateTime");

    private final RunPlan plan;
    private final Schedule schedule;
    private final List<Sendable> workloads;
    private final Representation representation;

    TopicSetup(RunPlan plan, Schedule schedule, List<Sendable> workloads, Representation representation) {
        this.plan = requireNonNull(plan, "plan");
        this.schedule = requireNonNull(schedule, "schedule");
        this.workloads = List.copyOf(workloads);
        this.representation = requireNonNull(representation, "representation");
    }

    /** @return a registry, if some workload needs one */
    Optional<RunRegistry> registry(Resources resources) {
        if (workloads.stream().noneMatch(Sendable::needsRegistry)) {
            return Optional.empty();
        }
        return Optional.of(plan.schemaRegistry()
                .map(RunRegistry::of)
                .orElseGet(() -> RunRegistry.of(
                        resources.add("the schema registry", EmbeddedSchemaRegistry.start(), CLOSE_DEADLINE))));
    }

    /** @return one a workload, in the plan's order */
    List<TopicRun> create(Stack stack, Optional<RunRegistry> registry, String runId, Resources resources) {
        try {
            String bootstrap = stack.kafka().bootstrapServers();
            Map<String, String> properties = stack.kafka().clientProperties();
            var admin = resources.add("the admin client", new TopicAdmin(bootstrap, properties), CLOSE_DEADLINE);
            if (stack.broker().isEmpty()) {
                resources.add("the topics of this run", () -> admin.deleteCreated(CLOSE_DEADLINE), CLOSE_DEADLINE);
            }
            List<TopicRun> topics = new ArrayList<>();
            Optional<SchemaRegistryClient> client = registry.map(RunRegistry::client);
            registry.filter(running -> !running.embedded())
                    .ifPresent(running -> resources.add(
                            "the subjects of this run",
                            () -> running.remove(
                                    topics.stream().map(TopicRun::topic).toList()),
                            CLOSE_DEADLINE));
            for (int i = 0; i < plan.workloads().size(); i++) {
                WorkloadPlan workload = plan.workloads().get(i);
                String id = workload.id()
                        .substring(
                                0, Math.min(LONGEST_ID_IN_TOPIC, workload.id().length()));
                String topic = "frameproof-%s-%s".formatted(id, runId);
                int partitions =
                        workload.partitions().orElse(plan.load().partitions().orElse(DEFAULT_PARTITIONS));
                admin.create(topic, partitions, TOPIC_CONFIG, TOPIC_DEADLINE);
                TopicRun run = new TopicRun(
                        workload,
                        workloads.get(i).on(topic, client, representation),
                        schedule.shares().get(i),
                        new KafkaTarget(bootstrap, topic, sending(properties, workload, schedule.perSecond(i))),
                        partitions,
                        schedule.duration());
                topics.add(resources.add("the producer of " + topic, run, CLOSE_DEADLINE));
            }
            return topics;
        } catch (KafkaSinkException | SchemaRegistryException unavailable) {
            throw new EnvironmentException(Problem.told(unavailable.getMessage()), unavailable);
        }
    }

    /** Few records gain nothing from waiting for each other, and each would come later for it: a note is heard. */
    private static Map<String, String> sending(
            Map<String, String> properties, WorkloadPlan workload, double recordsPerSecond) {
        Map<String, String> all = new HashMap<>(properties);
        if (recordsPerSecond < BATCHING_FROM_PER_SECOND) {
            all.putIfAbsent("linger.ms", "0");
        }
        workload.records()
                .compression()
                .map(Compression::text)
                .ifPresent(compression -> all.put("compression.type", compression));
        return all;
    }
}
