package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.StreamPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.harness.share.PlannedWorkload;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.producers.registry.RegistrySettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Deals a plan's load out to several agents: its rates, records and viewers are those of all agents together. */
public final class TaskPlanner {
    private static final int USUAL_PARTITIONS = 3;
    private static final int LONGEST_ID_IN_TOPIC = 24;
    private static final Duration AFTER_THE_LOAD = Duration.ofMinutes(5);

    private final RunPlan plan;
    private final KafkaSpec kafka;
    private final GrafanaSpec grafana;
    private final String runId;
    private final List<PlannedWorkload> workloads;
    private final List<PlannedWorkload.Amount> amounts;
    private final Optional<String> registry;

    /**
     * @param runId tells this run's topics apart from those of others
     * @throws PlanException when the plan cannot be dealt out
     */
    public TaskPlanner(RunPlan plan, KafkaSpec kafka, GrafanaSpec grafana, String runId) {
        this.plan = requireNonNull(plan, "plan");
        this.kafka = requireNonNull(kafka, "kafka");
        this.grafana = requireNonNull(grafana, "grafana");
        this.runId = requireNonNull(runId, "runId");
        workloads = PlannedWorkload.of(plan);
        amounts = PlannedWorkload.amounts(plan);
        registry = plan.schemaRegistry().map(TaskPlanner::addresses);
        for (PlannedWorkload workload : workloads) {
            if (workload.needsRegistry() && registry.isEmpty()) {
                throw new PlanException(
                        "workload %s: its schema is to be in a registry; name one that all agents reach: --schema-registry URL"
                                .formatted(workload.plan().id()));
            }
        }
    }

    /** Specs hold no secrets, and for a login at a registry there is no file on the agents yet. */
    private static String addresses(RegistrySettings settings) {
        if (settings.credentials().isPresent() || settings.caCertificates().isPresent()) {
            throw new PlanException("--schema-registry: agents can only use a registry without a login");
        }
        return settings.urls().stream().map(URI::toString).collect(Collectors.joining(","));
    }

    /**
     * When an agent does its part.
     *
     * @param readyFromMs when it is to get ready, by its own clock
     * @param loadStartMs when the load begins, by its own clock
     * @param timestampsFromMs the Kafka timestamp of what is due at the start, the same for all agents
     */
    public record Times(long readyFromMs, long loadStartMs, long timestampsFromMs) {}

    /** @return the topics, by name, with the number of their partitions */
    public Map<String, Integer> topics(int agents) {
        Map<String, Integer> topics = new HashMap<>();
        for (PlannedWorkload workload : workloads) {
            topics.put(topic(workload.plan()), partitions(workload.plan(), agents));
        }
        return topics;
    }

    /** @return how long records are sent */
    public Duration duration() {
        long longest = 0;
        for (PlannedWorkload.Amount amount : amounts) {
            longest = Math.max(longest, amount.rate().offsetNanos(amount.records() - 1));
        }
        return Duration.ofNanos(longest);
    }

    /** @return all that one agent is to do, its viewers first */
    public List<AgentTaskSpec> tasks(String agent, IndexShare share, Times times) {
        List<AgentTaskSpec> tasks = new ArrayList<>();
        Map<String, Integer> letters = new HashMap<>();
        for (StreamPlan stream : streams()) {
            int letter = letters.merge(stream.workload(), 1, Integer::sum) - 1;
            int viewers = new IndexShareOf(
                            stream.viewers().orElse(plan.load().viewers().orElse(share.of())))
                    .of(share);
            if (viewers > 0) {
                tasks.add(view(agent, share, times, stream, letter, viewers));
            }
        }
        for (int i = 0; i < workloads.size(); i++) {
            tasks.add(new ProduceTaskSpec(
                    times.readyFromMs(),
                    longest(times),
                    agent,
                    share.number(),
                    share.of(),
                    times.loadStartMs(),
                    stream(i, share.of(), times),
                    kafka));
        }
        return tasks;
    }

    private record IndexShareOf(int viewers) {
        int of(IndexShare share) {
            return Math.toIntExact(share.records(viewers));
        }
    }

    private ViewTaskSpec view(String agent, IndexShare share, Times times, StreamPlan stream, int letter, int viewers) {
        int workload = 0;
        while (!workloads.get(workload).plan().id().equals(stream.workload())) {
            workload++;
        }
        QuerySpec query = new QuerySpec(
                Character.toString((char) ('A' + letter % 26)) + (letter < 26 ? "" : letter / 26),
                stream.alias().orElse(""),
                stream.partition().isPresent() ? stream.partition().getAsInt() : null);
        return new ViewTaskSpec(
                times.readyFromMs(),
                longest(times),
                agent,
                share.number(),
                share.of(),
                times.loadStartMs(),
                stream(workload, share.of(), times),
                kafka,
                grafana,
                query,
                viewers,
                1,
                plan.checks().late().toMillis(),
                plan.checks().drain().toMillis());
    }

    private List<StreamPlan> streams() {
        for (StreamPlan stream : plan.streams()) {
            if (stream.position().reset() != StartPosition.Reset.EARLIEST) {
                throw new PlanException(
                        "stream %s: agents' viewers are there before the first record; leave its start out"
                                .formatted(stream.id()));
            }
        }
        return plan.streams().isEmpty()
                ? workloads.stream()
                        .map(workload -> StreamPlan.of(workload.plan().id()))
                        .toList()
                : plan.streams();
    }

    private StreamSpec stream(int workload, int agents, Times times) {
        PlannedWorkload planned = workloads.get(workload);
        PlannedWorkload.Amount amount = amounts.get(workload);
        return StreamSpec.of(
                planned,
                topic(planned.plan()),
                partitions(planned.plan(), agents),
                amount.rate().toString(),
                amount.records(),
                planned.needsRegistry() ? registry : Optional.empty(),
                times.timestampsFromMs());
    }

    private String topic(WorkloadPlan workload) {
        String id = workload.id();
        return "frameproof-%s-%s".formatted(id.substring(0, Math.min(LONGEST_ID_IN_TOPIC, id.length())), runId);
    }

    /** Each agent has as many: so the shares' partitions fill evenly. */
    private int partitions(WorkloadPlan workload, int agents) {
        int wanted = workload.partitions().orElse(plan.load().partitions().orElse(USUAL_PARTITIONS));
        return (wanted + agents - 1) / agents * agents;
    }

    private long longest(Times times) {
        return times.loadStartMs()
                - times.readyFromMs()
                + duration().plus(plan.checks().drain()).plus(AFTER_THE_LOAD).toMillis();
    }
}
