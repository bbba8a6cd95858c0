package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One workload of a plan.
 *
 * @param id its name in the plan
 * @param workload the name by which the workload is chosen
 * @param settings the workload's own settings, by name
 * @param seed in place of the plan's
 * @param partitions in place of the load's
 * @param rate as text, for example {@code 5k/s}; in place of its share of the load's
 * @param records how samples become records, and how those are sent
 */
public record WorkloadPlan(
        String id,
        String workload,
        Map<String, String> settings,
        OptionalLong seed,
        OptionalInt partitions,
        Optional<String> rate,
        RecordsPlan records) {
    public WorkloadPlan {
        requireNonNull(id, "id");
        requireNonNull(workload, "workload");
        settings = Map.copyOf(settings);
        requireNonNull(records, "records");
    }

    /** @return the workload with nothing but its name */
    public static WorkloadPlan of(String id, String workload) {
        return new WorkloadPlan(
                id,
                workload,
                Map.of(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                RecordsPlan.defaults());
    }

    /** @return the same workload with other records */
    public WorkloadPlan withRecords(RecordsPlan others) {
        return new WorkloadPlan(id, workload, settings, seed, partitions, rate, others);
    }
}
