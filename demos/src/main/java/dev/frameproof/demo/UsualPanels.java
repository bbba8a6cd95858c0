package dev.frameproof.demo;

import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Panels for whatever a plan sends: those of a demo that sends the same, else all numbers as lines and all rows. */
public final class UsualPanels {
    private static final int PANELS_EACH = 3;

    private UsualPanels() {}

    /** @return a few panels for each stream of the plan */
    public static List<Panel> of(RunPlan plan) {
        Map<String, String> workloads = new LinkedHashMap<>();
        for (WorkloadPlan workload : plan.workloads()) {
            workloads.put(workload.id(), workload.workload());
        }
        Map<String, String> streams = new LinkedHashMap<>(workloads);
        if (!plan.streams().isEmpty()) {
            streams.clear();
            plan.streams().forEach(stream -> streams.put(stream.id(), workloads.getOrDefault(stream.workload(), "")));
        }
        List<Panel> panels = new ArrayList<>();
        streams.forEach((id, workload) -> panels.addAll(demoed(id, workload).orElseGet(() -> plain(id))));
        return panels;
    }

    private static Optional<List<Panel>> demoed(String stream, String workload) {
        for (Demo demo : Demos.all()) {
            for (WorkloadPlan sent : demo.workloads()) {
                if (sent.workload().equals(workload)) {
                    return Optional.of(demo.panels().stream()
                            .filter(panel -> panel.stream().equals(sent.id()))
                            .limit(PANELS_EACH)
                            .map(panel -> panel.of(stream)
                                    .titled(stream + ": " + panel.title())
                                    .wide(PanelWidth.THIRD))
                            .toList());
                }
            }
        }
        return Optional.empty();
    }

    private static List<Panel> plain(String stream) {
        return List.of(
                Panel.panel(PanelKind.GRAPH, stream + ": all numbers", stream, "*"),
                Panel.panel(PanelKind.TABLE, stream + ": newest rows", stream));
    }
}
