package dev.frameproof.harness.plan;

import dev.frameproof.harness.internal.QueryChoice;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.TimestampPrecision;
import dev.frameproof.producers.workload.Workloads;

/** Which query reads a workload, before there is a run of it. */
public final class WorkloadQuery {
    private WorkloadQuery() {}

    /**
     * @return the query of all partitions, from the latest on; schemas are the registry's
     * @throws IllegalArgumentException when there is no such workload, or a setting of it is wrong
     */
    public static StreamQuery of(WorkloadPlan workload, String topic) {
        RecordsPlan records = workload.records();
        return QueryChoice.of(
                topic,
                records.format().orElseGet(() -> usual(workload)),
                SchemaSource.registry(),
                QueryChoice.reading(records.precision().orElse(TimestampPrecision.NS)),
                records);
    }

    private static RecordFormat usual(WorkloadPlan workload) {
        long seed = workload.seed().orElse(1);
        return RecordFormat.usualFor(Workloads.named(workload.workload(), workload.settings(), seed));
    }
}
