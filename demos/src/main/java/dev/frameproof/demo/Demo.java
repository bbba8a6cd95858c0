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
 */
public record Demo(String name, String title, String about, List<WorkloadPlan> workloads, List<Panel> panels) {
    public Demo {
        requireNonNull(name, "name");
        requireNonNull(title, "title");
        requireNonNull(about, "about");
        workloads = List.copyOf(workloads);
        panels = List.copyOf(panels);
    }
}
