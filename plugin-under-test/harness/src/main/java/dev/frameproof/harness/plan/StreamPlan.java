package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One stream query of a plan.
 *
 * @param id its name in reports
 * @param workload the id of the workload whose topic it reads
 * @param partition one partition, or empty for all
 * @param alias as in the query
 * @param viewers in place of the load's
 */
public record StreamPlan(
        String id, String workload, OptionalInt partition, Optional<String> alias, OptionalInt viewers) {
    public StreamPlan {
        requireNonNull(id, "id");
        requireNonNull(workload, "workload");
    }
}
