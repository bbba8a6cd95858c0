package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.frameproof.agents.internal.AgentTask;
import dev.frameproof.agents.internal.TaskThread;
import java.util.Set;
import org.apache.kafka.trogdor.task.TaskController;
import org.apache.kafka.trogdor.task.TaskSpec;
import org.apache.kafka.trogdor.task.TaskWorker;

/** What the tasks have in common: one agent each, and its share of one stream. */
public abstract sealed class AgentTaskSpec extends TaskSpec permits ProduceTaskSpec, ViewTaskSpec {
    private final String node;
    private final int share;
    private final int shares;
    private final long loadStartMs;
    private final StreamSpec stream;
    private final KafkaSpec kafka;

    /**
     * @param startMs when the agent is to get ready, in milliseconds since the epoch by the agent's own clock
     * @param durationMs how long it may take in all before the agent ends it
     * @param node the agent's name, for a coordinator; agents that are asked directly do not look at it
     * @param share which of the senders (or groups of viewers) this is, from 0
     * @param shares how many senders there are
     * @param loadStartMs when the load begins, by the agent's own clock, in milliseconds since the epoch
     */
    AgentTaskSpec(
            long startMs,
            long durationMs,
            String node,
            int share,
            int shares,
            long loadStartMs,
            StreamSpec stream,
            KafkaSpec kafka) {
        super(startMs, durationMs);
        this.node = node == null ? "" : node;
        this.share = share;
        this.shares = shares;
        this.loadStartMs = loadStartMs;
        this.stream = requireNonNull(stream, "stream");
        this.kafka = requireNonNull(kafka, "kafka");
    }

    @JsonProperty
    public final String node() {
        return node;
    }

    @JsonProperty
    public final int share() {
        return share;
    }

    @JsonProperty
    public final int shares() {
        return shares;
    }

    @JsonProperty
    public final long loadStartMs() {
        return loadStartMs;
    }

    @JsonProperty
    public final StreamSpec stream() {
        return stream;
    }

    @JsonProperty
    public final KafkaSpec kafka() {
        return kafka;
    }

    /**
     * @return what is to be done
     * @throws IllegalArgumentException when the spec makes no sense
     * @throws dev.frameproof.harness.plan.PlanException when the workload cannot be sent
     */
    public abstract AgentTask task();

    @Override
    public final TaskController newController(String id) {
        return topology -> Set.of(node);
    }

    @Override
    public final TaskWorker newTaskWorker(String id) {
        return new TaskThread(id, this::task);
    }
}
