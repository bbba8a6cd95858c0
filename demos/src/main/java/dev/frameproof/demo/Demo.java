package dev.frameproof.demo;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.WorkloadPlan;
import java.util.List;

/**
 * Something to look at: what is sent, and how it is shown.
 *
 * @param name by which it is chosen
 * @param about one sentence
 * @param workloads what is sent; each has a rate of its own
 * @param panels what is to be seen of it, in order
 * @param workloadsInGrafana what is sent where a dashboard of Grafana shows it
 */
public record Demo(
        String name,
        String title,
        String about,
        List<WorkloadPlan> workloads,
        List<Panel> panels,
        List<WorkloadPlan> workloadsInGrafana) {
    public Demo {
        requireNonNull(name, "name");
        requireNonNull(title, "title");
        requireNonNull(about, "about");
        workloads = List.copyOf(workloads);
        panels = List.copyOf(panels);
        workloadsInGrafana = List.copyOf(workloadsInGrafana);
    }

    /** One of which a dashboard shows the same. */
    public Demo(String name, String title, String about, List<WorkloadPlan> workloads, List<Panel> panels) {
        this(name, title, about, workloads, panels, workloads);
    }

    /** @return the demo as a dashboard of Grafana shows it */
    public Demo inGrafana() {
        return new Demo(name, title, about, workloadsInGrafana, panels);
    }
}
