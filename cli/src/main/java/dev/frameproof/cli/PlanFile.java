package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.PlanReader;
import dev.frameproof.harness.plan.RunPlan;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The plan that flags override. */
final class PlanFile {
    @Parameters(arity = "0..1", paramLabel = "PLAN", description = "A plan file (YAML); flags override it.")
    private Path file;

    /**
     * @return the defaults where none was given
     * @throws PlanException when the file cannot be read or is wrong
     */
    RunPlan read() {
        return file == null ? RunPlan.defaults() : new PlanReader().read(file);
    }
}
