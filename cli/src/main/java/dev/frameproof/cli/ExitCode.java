package dev.frameproof.cli;

import dev.frameproof.harness.RunOutcome;
import dev.frameproof.reports.Outcome;

/** What the process's exit code tells scripts. */
enum ExitCode {
    /** Everything was proved. */
    PROVED(0),
    /** Findings, or broken thresholds. */
    FINDINGS(1),
    /** A flag or plan that cannot be carried out. */
    WRONG_USE(2),
    /** Kafka, the plugin or the Grafana target would not start, or died. */
    ENVIRONMENT_FAILED(3),
    /** Ended by Ctrl-C: 128 and the signal's number, as shells do. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** @return what a run's verdict means to scripts */
    static ExitCode of(RunOutcome outcome) {
        return of(outcome.result().verdict().outcome());
    }

    static ExitCode of(Outcome outcome) {
        return switch (outcome) {
            case PROVED -> PROVED;
            case FINDINGS -> FINDINGS;
            case INTERRUPTED -> INTERRUPTED;
            case ENVIRONMENT_FAILED -> ENVIRONMENT_FAILED;
        };
    }

    int code() {
        return code;
    }
}
