package dev.frameproof.reports;

/** How a run ended. */
public enum Outcome {
    /** Every row that was due came, once, in order and unchanged. */
    PROVED("proved", "Proved"),
    /** At least one promise was broken, or a threshold was not met. */
    FINDINGS("findings", "Findings"),
    /** The run was stopped before its end; what was seen until then is reported. */
    INTERRUPTED("interrupted", "Interrupted"),
    /** Kafka, the plugin or the Grafana target would not start or died; nothing is said about the rows that are missing. */
    ENVIRONMENT_FAILED("environment-failed", "Environment failed");

    private final String id;
    private final String title;

    Outcome(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** @return the stable name, lower case with hyphens */
    public String id() {
        return id;
    }

    /** @return the name a person reads */
    public String title() {
        return title;
    }
}
