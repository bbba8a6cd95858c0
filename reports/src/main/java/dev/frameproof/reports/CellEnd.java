package dev.frameproof.reports;

/** How a cell of a matrix ended. Its {@link #id() id} is stable. */
public enum CellEnd {
    /** Every row that was due came, once, in order and unchanged. */
    PROVED("proved", Status.PASSED),
    /** A check failed. */
    FINDINGS("findings", Status.FAILED),
    /** The rows are right, but its frames are not those that were kept as golden, or golden ones were just written. */
    GOLDEN_DIFFERS("golden-differs", Status.FAILED),
    /** Kafka, the plugin or the target would not start, or died. */
    ENVIRONMENT_FAILED("environment-failed", Status.FAILED),
    /** The plugin says that it is not meant for that Grafana version. */
    NOT_MEANT("not-meant", Status.SKIPPED),
    /** This machine cannot have such a target: no Docker API, no such image, a version of which nothing is known. */
    UNAVAILABLE("unavailable", Status.SKIPPED),
    /** The matrix was stopped before it. */
    INTERRUPTED("interrupted", Status.SKIPPED);

    /** What CI servers know. */
    public enum Status {
        PASSED,
        FAILED,
        SKIPPED
    }

    private final String id;
    private final Status status;

    CellEnd(String id, Status status) {
        this.id = id;
        this.status = status;
    }

    /** @return the stable name, lower case with hyphens */
    public String id() {
        return id;
    }

    public Status status() {
        return status;
    }
}
