package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import java.util.LinkedHashMap;
import java.util.Map;

/** A workload as a flag has it: {@code orders} or {@code orders:depth=2,nulls=0.5}. */
final class WorkloadText {
    private WorkloadText() {}

    static Workload workload(String text, long seed) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Map<String, String> settings = new LinkedHashMap<>();
        if (colon >= 0) {
            for (String setting : text.substring(colon + 1).split(",", -1)) {
                int equals = setting.indexOf('=');
                if (equals < 1) {
                    throw new PlanException("--workload %s: '%s' is not KEY=VALUE".formatted(text, setting));
                }
                settings.put(setting.substring(0, equals), setting.substring(equals + 1));
            }
        }
        return Workloads.named(name, settings, seed);
    }
}
