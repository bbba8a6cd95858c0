package dev.frameproof.cli;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.ReportException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What went wrong, as its user is told. Only a mistake of ours comes with a stack trace. */
record Failure(ExitCode exitCode, String text) {
    Failure {
        requireNonNull(exitCode, "exitCode");
        requireNonNull(text, "text");
    }

    static Failure of(Throwable thrown) {
        if (thrown instanceof PlanException wrong) {
            return new Failure(ExitCode.WRONG_USE, wrong.getMessage());
        }
        if (thrown instanceof EnvironmentException failed) {
            return new Failure(ExitCode.ENVIRONMENT_FAILED, describe(failed.problem()));
        }
        if (thrown instanceof ReportException unwritten) {
            return new Failure(ExitCode.ENVIRONMENT_FAILED, describe(unwritten.problem()));
        }
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return new Failure(
                ExitCode.ENVIRONMENT_FAILED,
                "a mistake in Frameproof itself; please report it with these lines:" + System.lineSeparator() + trace);
    }

    void print(PrintWriter err) {
        err.println("frameproof: " + text);
    }

    private static String describe(Problem problem) {
        var lines = new StringBuilder(problem.what());
        if (!problem.cause().isEmpty()) {
            lines.append(System.lineSeparator()).append("  cause:  ").append(indented(problem.cause()));
        }
        if (!problem.remedy().isEmpty()) {
            lines.append(System.lineSeparator()).append("  remedy: ").append(indented(problem.remedy()));
        }
        return lines.toString();
    }

    private static String indented(String text) {
        return text.strip().replace("\n", System.lineSeparator() + "          ");
    }
}
