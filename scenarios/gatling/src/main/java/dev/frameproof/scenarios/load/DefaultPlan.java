package dev.frameproof.scenarios.load;

import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.plan.ViewerArrivals;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.harness.threshold.Threshold;
import dev.frameproof.producers.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Puts the plan together that a simulation has by itself. Immutable. */
record DefaultPlan(String name, List<WorkloadPlan> workloads, LoadPlan load, ChecksPlan checks) {
    static DefaultPlan named(String name) {
        return new DefaultPlan(
                name, List.of(WorkloadPlan.of("fleet", "server-metrics")), LoadPlan.defaults(), ChecksPlan.defaults());
    }

    DefaultPlan sending(WorkloadPlan... others) {
        return new DefaultPlan(name, List.of(others), load, checks);
    }

    DefaultPlan sending(List<WorkloadPlan> others) {
        return new DefaultPlan(name, others, load, checks);
    }

    /** @return with a rate, a duration and so many viewers */
    DefaultPlan load(String rate, String duration, int viewers) {
        return new DefaultPlan(
                name,
                workloads,
                load.withAmounts(
                        Optional.of(rate),
                        Optional.of(DurationText.parse(duration)),
                        OptionalLong.empty(),
                        load.partitions(),
                        OptionalInt.of(viewers)),
                checks);
    }

    DefaultPlan arriving(String... steps) {
        LoadPlan with = new LoadPlan(
                load.rate(),
                load.duration(),
                load.records(),
                load.partitions(),
                load.viewers(),
                load.warmUp(),
                load.simulation(),
                Optional.of(ViewerArrivals.parse(false, Arrays.asList(steps))),
                load.visit());
        return new DefaultPlan(name, workloads, with, checks);
    }

    DefaultPlan warmUp(Duration time) {
        return new DefaultPlan(name, workloads, load.withWarmUp(time), checks);
    }

    DefaultPlan late(Duration age) {
        return new DefaultPlan(name, workloads, load, checks.withLate(age));
    }

    DefaultPlan drain(Duration time) {
        return new DefaultPlan(
                name, workloads, load, new ChecksPlan(checks.late(), time, checks.keptFindings(), checks.thresholds()));
    }

    DefaultPlan within(String... thresholds) {
        return new DefaultPlan(
                name,
                workloads,
                load,
                checks.withThresholds(
                        Arrays.stream(thresholds).map(Threshold::parse).toList()));
    }

    RunPlan plan() {
        return new RunPlan(
                name,
                1,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                TargetPlan.standard(),
                RunPlan.BUNDLED,
                Optional.empty(),
                workloads,
                List.of(),
                load,
                checks,
                Path.of("frameproof-out"),
                false);
    }
}
