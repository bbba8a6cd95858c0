package dev.frameproof.harness;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Problem;

/** Something around the run failed: Kafka, the plugin, the target, the disk. Says what, why, and what to do. */
public final class EnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public EnvironmentException(Problem problem, Throwable cause) {
        super(requireNonNull(problem, "problem").what(), cause);
        this.problem = problem;
    }

    /** @return what failed, why, and what to do */
    public Problem problem() {
        return problem;
    }
}
