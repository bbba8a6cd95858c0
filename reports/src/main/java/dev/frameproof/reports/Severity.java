package dev.frameproof.reports;

/** How much a finding weighs: only {@link #ERROR} makes a run fail. */
public enum Severity {
    /** A broken promise: the run has findings, exit code 1. */
    ERROR,
    /** Worth a look, breaks no promise. */
    WARNING,
    /** A fact about what a viewer sees. */
    INFO
}
