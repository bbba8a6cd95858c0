package dev.frameproof.matrix;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.RecordsPlan;
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
        OptionalInt viewers,
        Optional<String> rate) {
    public MatrixCase {
        requireNonNull(name, "name");
        requireNonNull(workload, "workload");
        settings = Map.copyOf(settings);
        requireNonNull(records, "records");
        requireNonNull(partitions, "partitions");
        requireNonNull(partition, "partition");
        requireNonNull(viewers, "viewers");
        requireNonNull(rate, "rate");
    }
}
