package dev.frameproof.harness.share;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.internal.Schedule;
import dev.frameproof.harness.internal.Sendable;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.source.RecordSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A workload of a plan that was found to make sense, for whoever sends and watches it somewhere else: another process
 * that is given the same plan and seed sends the same records, and knows what viewers must see.
 *
 * @param plan the workload as its author wrote it
 * @param seed what its data comes from
 */
public record PlannedWorkload(WorkloadPlan plan, long seed) {
    /** @throws PlanException when it cannot be sent, or only by one machine */
    public PlannedWorkload {
        requireNonNull(plan, "plan");
        if (plan.records().transactionRecords().isPresent()) {
            throw new PlanException(
                    "workload %s: transactions belong to one producer; leave them out where several machines send"
                            .formatted(plan.id()));
        }
        boolean live = "live".equals(plan.settings().get("mode"));
        if (live
                || plan.settings().containsKey("device")
                || "microphone".equals(plan.settings().get("source"))) {
            throw new PlanException(
                    "workload %s: what one machine measures no other can verify; leave %s out where several machines send"
                            .formatted(plan.id(), live ? "mode=live" : "devices"));
        }
        requireNonNull(Sendable.of(plan, seed), "sendable");
    }

    /**
     * What is sent to one topic, and how viewers must see it.
     *
     * @param records all of them, from index 0
     * @param query the query that reads all partitions, from the latest record on
     * @param expected what a viewer of that query must see, given what lies where
     */
    public record OnTopic(
            RecordSource records, StreamQuery query, Function<SentLog, dev.frameproof.oracle.RecordSource> expected) {
        public OnTopic {
            requireNonNull(records, "records");
            requireNonNull(query, "query");
            requireNonNull(expected, "expected");
        }
    }

    /**
     * How much of a workload is sent, and how fast.
     *
     * @param rate records a time, evenly
     * @param records how many in all, 1 or more
     */
    public record Amount(Rate rate, long records) {
        public Amount {
            requireNonNull(rate, "rate");
        }
    }

    /** @return whether it can neither be sent nor watched without a schema registry */
    public boolean needsRegistry() {
        return Sendable.of(plan, seed).needsRegistry();
    }

    /**
     * @param registry there when it is needed
     * @param representation how the plugin shows values; counts for {@link OnTopic#expected()} alone
     * @return what goes to that topic
     */
    public OnTopic on(String topic, Optional<SchemaRegistryClient> registry, Representation representation) {
        Sendable.Sent sent = Sendable.of(plan, seed).on(topic, registry, representation);
        return new OnTopic(sent.source(), sent.query(), sent.expected());
    }

    /** @return the workloads of a plan, in its order */
    public static List<PlannedWorkload> of(RunPlan plan) {
        return plan.workloads().stream()
                .map(workload -> new PlannedWorkload(workload, workload.seed().orElse(plan.seed())))
                .toList();
    }

    /**
     * @return how much each workload of a plan sends, in the plan's order
     * @throws PlanException for a rate that is not even
     */
    public static List<Amount> amounts(RunPlan plan) {
        return Schedule.of(plan.load(), plan.workloads(), plan.seed()).shares().stream()
                .map(share -> new Amount(
                        share.rate()
                                .orElseThrow(() -> new PlanException(
                                        "--rate: what is shared is sent evenly: give a rate like 200k/s, not '%s'"
                                                .formatted(share.pacing().text()))),
                        share.records()))
                .toList();
    }
}
