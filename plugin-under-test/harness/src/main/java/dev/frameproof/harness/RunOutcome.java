package dev.frameproof.harness;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.RunResult;

/**
 * What a run left behind.
 *
 * @param result what was found out
 * @param folder where the report lies
 */
public record RunOutcome(RunResult result, RunFolder folder) {
    public RunOutcome {
        requireNonNull(result, "result");
        requireNonNull(folder, "folder");
    }
}
