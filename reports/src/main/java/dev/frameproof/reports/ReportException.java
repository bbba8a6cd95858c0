package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

/** A report could not be written or read. The message names the file, the cause and the remedy, for a person. */
public final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    public ReportException(Problem problem, Throwable origin) {
        super(message(problem), origin);
        this.problem = problem;
    }

    ReportException(Problem problem) {
        super(message(problem));
        this.problem = requireNonNull(problem, "problem");
    }

    /** @return what failed, why, and what to do */
    public Problem problem() {
        return problem;
    }

    private static String message(Problem problem) {
        return problem.oneLine();
    }
}
