package dev.frameproof.producers.device;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.Problem;

/** A device of this machine cannot be had, or is there no more. */
public final class DeviceUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public DeviceUnavailableException(Problem problem, Throwable cause) {
        super(problem.cause().isEmpty() ? problem.what() : problem.what() + " " + problem.cause(), cause);
        this.problem = requireNonNull(problem, "problem");
    }

    /** @return what failed, why, and what to do */
    public Problem problem() {
        return problem;
    }
}
