package dev.frameproof.cli;

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

    int code() {
        return code;
    }
}
