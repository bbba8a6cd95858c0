package dev.frameproof.matrix;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.oracle.StartPosition;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one row of the grid sends and watches.
 *
 * @param name its name in the grid, unique
 * @param workload the name by which the workload is chosen
 * @param settings the workload's own settings
 * @param records how samples become records, and how those are sent
 * @param partitions of its topic; empty for the default
 * @param partition the one that is read; empty for all
 * @param start from where on its stream reads; empty for the earliest record
 * @param viewers how many watch it; empty for one
 * @param rate as text, for example {@code 200/s}; empty for the matrix's own
 */
public record MatrixCase(
        String name,
        String workload,
        Map<String, String> settings,
        RecordsPlan records,
        OptionalInt partitions,
        OptionalInt partition,
        Optional<StartPosition> start,
        OptionalInt viewers,
        Optional<String> rate) {
    public MatrixCase {
        requireNonNull(name, "name");
        requireNonNull(workload, "workload");
        settings = Map.copyOf(settings);
        requireNonNull(records, "records");
        requireNonNull(partitions, "partitions");
        requireNonNull(partition, "partition");
        requireNonNull(start, "start");
        requireNonNull(viewers, "viewers");
        requireNonNull(rate, "rate");
    }
}
