package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.sink.TransactionPlan;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.torture.TortureSource;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import java.util.Optional;
import java.util.function.Function;

/** A workload of a plan that was found to make sense. */
public interface Sendable {
    /** @return whether it cannot be sent without a schema registry */
    boolean needsRegistry();

    /**
     * Takes hold of the device that the workload measures, where it measures one, before anything else is started.
     *
     * @return what lets go of it
     * @throws dev.frameproof.harness.EnvironmentException when it cannot be had
     */
    default Optional<AutoCloseable> open() {
        return Optional.empty();
    }

    /**
     * @param registry there if it is needed
     * @param representation how the plugin shows values
     */
    Sent on(String topic, Optional<SchemaRegistryClient> registry, Representation representation);

    /**
     * What is sent to one topic, and how viewers must see it.
     *
     * @param source the records
     * @param query the query of all partitions that reads them, from the latest on
     * @param expected what a viewer of that query must see
     * @param workload what the records are made of, where it is one
     */
    record Sent(
            RecordSource source,
            StreamQuery query,
            Function<SentLog, dev.frameproof.oracle.RecordSource> expected,
            Optional<Workload> workload) {
        public Sent {
            requireNonNull(source, "source");
            requireNonNull(query, "query");
            requireNonNull(expected, "expected");
            requireNonNull(workload, "workload");
        }
    }

    /** @throws PlanException when the plan's workload cannot be carried out */
    static Sendable of(WorkloadPlan plan, long runSeed) {
        long seed = plan.seed().orElse(runSeed);
        try {
            transactions(plan.records());
            if (TortureSource.isOne(plan.workload())) {
                return TortureSending.of(plan, seed);
            }
            return WorkloadSending.of(Workloads.named(plan.workload(), plan.settings(), seed), plan.records());
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("workload %s: %s".formatted(plan.id(), wrong.getMessage()));
        }
    }

    /** @throws IllegalArgumentException when they do not make sense */
    static TransactionPlan transactions(RecordsPlan plan) {
        return new TransactionPlan(
                plan.transactionRecords().orElse(0),
                plan.abortEvery().orElse(0),
                plan.interleave().orElse(1));
    }
}
