package dev.frameproof.matrix;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.MatrixCell;
import java.nio.file.Path;
import java.util.Optional;

/** One cell more for each Grafana and plugin build, after its cases: what a browser makes of them, for example. */
public interface StackCheck {
    /** @return how its cells are called, as a case is */
    String caseName();

    /**
     * Makes it, on the thread of the stack; several stacks may ask at once. What it starts it ends.
     *
     * @return a cell whose names are those of the stack and of this check
     */
    MatrixCell check(Stack stack) throws InterruptedException;

    /**
     * What it stands on.
     *
     * @param target the Grafana
     * @param build the plugin build's name in the grid
     * @param plugin what a run's plan says of the plugin
     * @param plant faults to plant; empty for none
     * @param kafka the brokers that all stacks share
     * @param folder the matrix's own, in which a folder may be made
     */
    record Stack(MatrixTarget target, String build, String plugin, Optional<String> plant, String kafka, Path folder) {
        public Stack {
            requireNonNull(target, "target");
            requireNonNull(build, "build");
            requireNonNull(plugin, "plugin");
            requireNonNull(plant, "plant");
            requireNonNull(kafka, "kafka");
            requireNonNull(folder, "folder");
        }
    }
}
