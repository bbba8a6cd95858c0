package dev.frameproof.cli;

import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.threshold.Threshold;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is measured, and which limits it must keep to. */
final class MeasureOptions {
    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            description = "Rows of records that are meant to be sent in this time are verified as all others, and left"
                    + " out of latency and throughput, for example 5s. Default: none.")
    private String warmUp;

    @Option(
            names = "--threshold",
            paramLabel = "LIMIT",
            description = "A limit on what is measured, for example 'latency.p99 < 250ms', 'throughput >= 20k/s',"
                    + " 'memory.kafka < 512MiB'; may be given several times. A broken one makes the exit code 1.")
    private List<String> thresholds = List.of();

    /** @throws PlanException when the warm-up is no time */
    LoadPlan on(LoadPlan base) {
        return warmUp == null ? base : base.withWarmUp(DurationFlag.parse("--warm-up", warmUp));
    }

    /** @throws PlanException when one of the thresholds is none */
    ChecksPlan on(ChecksPlan base) {
        List<Threshold> more = new ArrayList<>();
        for (String text : thresholds) {
            try {
                more.add(Threshold.parse(text));
            } catch (IllegalArgumentException wrong) {
                throw new PlanException("--threshold: " + wrong.getMessage());
            }
        }
        return base.withThresholds(more);
    }
}
