package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.StartPosition;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One stream query of a plan.
 *
 * @param id its name in reports
 * @param workload the id of the workload whose topic it reads
 * @param partition one partition, or empty for all
 * @param alias as in the query
 * @param start from where on records are read; empty for the earliest. A stream that starts at the latest record is opened
 *     when half of its records are sent, one that starts at the last few when all is sent: else there would be nothing to tell
 *     them by
 * @param viewers in place of the load's
 */
public record StreamPlan(
        String id,
        String workload,
        OptionalInt partition,
        Optional<String> alias,
        Optional<StartPosition> start,
        OptionalInt viewers) {
    public StreamPlan {
        requireNonNull(id, "id");
        requireNonNull(workload, "workload");
        requireNonNull(start, "start");
    }

    /** @return the query of a whole workload's topic, from its first record on */
    public static StreamPlan of(String workload) {
        return new StreamPlan(
                workload, workload, OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** @return what is asked for */
    public StartPosition position() {
        return start.orElseGet(StartPosition::earliest);
    }
}
