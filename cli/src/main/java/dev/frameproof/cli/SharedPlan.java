package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import java.util.List;

/** The plan of a load that several machines share. */
final class SharedPlan {
    private SharedPlan() {}

    /**
     * @return the plan, where nothing was asked for without this machine's own metrics, which no other can verify
     * @throws PlanException when it is to be kept up
     */
    static RunPlan of(RunPlan plan) {
        if (plan.keep()) {
            throw new PlanException("--keep: what several machines share ends with the load; leave it out");
        }
        if (!plan.workloads().equals(RunPlan.defaults().workloads())) {
            return plan;
        }
        List<WorkloadPlan> synthetic = plan.workloads().stream()
                .filter(workload -> !"live".equals(workload.settings().get("mode")))
                .toList();
        return new RunPlan(
                plan.name(),
                plan.seed(),
                plan.kafka(),
                plan.kafkaProperties(),
                plan.schemaRegistry(),
                plan.target(),
                plan.plugin(),
                plan.plant(),
                synthetic,
                plan.streams(),
                plan.load(),
                plan.checks(),
                plan.out(),
                false);
    }
}
