package dev.frameproof.matrix.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.StreamPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.matrix.MatrixCase;
import dev.frameproof.matrix.MatrixPlan;
import dev.frameproof.matrix.MatrixTarget;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StartPosition.Reset;
import dev.frameproof.reports.MatrixCell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a stack runs. */
final class StackPlan {
    private final MatrixPlan matrix;
    private final String kafka;
    private final Map<String, String> kafkaProperties;

    /** @param kafka the brokers that every stack shares */
    StackPlan(MatrixPlan matrix, String kafka, Map<String, String> kafkaProperties) {
        this.matrix = requireNonNull(matrix, "matrix");
        this.kafka = requireNonNull(kafka, "kafka");
        this.kafkaProperties = Map.copyOf(kafkaProperties);
    }

    /** @return the name of a case's workload and stream, which topics are called after */
    static String id(int index, MatrixCase each) {
        return "%d-%s".formatted(index + 1, MatrixCell.slug(each.name()).replace('.', '-'));
    }

    /**
     * @return whether two runs show the same rows: with several open transactions records need not lie at the same
     *     offsets, and from the latest on it depends on the moment
     */
    static boolean sameRows(MatrixCase each) {
        return each.records().interleave().orElse(1) == 1
                && each.start()
                        .map(StartPosition::reset)
                        .filter(Reset.LATEST::equals)
                        .isEmpty();
    }

    /** @return whether all that a case shows lay in its topic before it was opened */
    static boolean lies(MatrixCase each) {
        return each.start()
                .map(StartPosition::reset)
                .filter(Reset.LAST_N::equals)
                .isPresent();
    }

    RunPlan of(MatrixTarget target, PluginBuild build, Path out) {
        List<WorkloadPlan> workloads = new ArrayList<>();
        List<StreamPlan> streams = new ArrayList<>();
        for (int i = 0; i < matrix.cases().size(); i++) {
            MatrixCase each = matrix.cases().get(i);
            String id = id(i, each);
            workloads.add(new WorkloadPlan(
                    id,
                    each.workload(),
                    each.settings(),
                    OptionalLong.empty(),
                    each.partitions(),
                    Optional.of(each.rate().orElse(matrix.rate())),
                    each.records()));
            streams.add(new StreamPlan(id, id, each.partition(), Optional.empty(), each.start(), each.viewers()));
        }
        return new RunPlan(
                "%s, %s".formatted(target.name(), build.name()),
                matrix.seed(),
                Optional.of(kafka),
                kafkaProperties,
                Optional.empty(),
                target.plan(),
                build.plugin(),
                build.plant(),
                workloads,
                streams,
                new LoadPlan(
                        Optional.empty(),
                        Optional.of(matrix.duration()),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                matrix.checks(),
                out,
                false);
    }
}
