package dev.frameproof.demo;

import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a demo sends. */
final class Sent {
    private Sent() {}

    /**
     * @param rate as text, for example {@code 80/s}
     * @param partitions of its topic; one where the order of all rows is what is to be seen
     */
    static WorkloadPlan of(String id, String workload, Map<String, String> settings, String rate, int partitions) {
        return of(id, workload, settings, Optional.of(rate), partitions);
    }

    /** The same of a workload whose records have times of their own. */
    static WorkloadPlan atOwnTimes(String id, String workload, Map<String, String> settings, int partitions) {
        return of(id, workload, settings, Optional.empty(), partitions);
    }

    /** The same with the records as that plan says. */
    static WorkloadPlan as(
            RecordsPlan records,
            String id,
            String workload,
            Map<String, String> settings,
            String rate,
            int partitions) {
        return of(id, workload, settings, Optional.of(rate), partitions).withRecords(records);
    }

    private static WorkloadPlan of(
            String id, String workload, Map<String, String> settings, Optional<String> rate, int partitions) {
        return new WorkloadPlan(
                id, workload, settings, OptionalLong.empty(), OptionalInt.of(partitions), rate, RecordsPlan.defaults());
    }
}
