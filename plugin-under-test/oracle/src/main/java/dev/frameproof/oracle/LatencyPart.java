package dev.frameproof.oracle;

/** The parts of a row's way, and the whole of it. {@link #id()} is its name in reports, thresholds and metrics. */
public enum LatencyPart {
    /** From the intended send time to the row's arrival at the viewer. */
    TOTAL("total"),
    /** From the intended send time until the record was handed to Kafka's client: what a producer lags behind. */
    WAITING("waiting"),
    /** From there to Kafka's acknowledgement. */
    PRODUCE("produce"),
    /**
     * From the acknowledgement through plugin and Live to the viewer; 0 for a row that came before the acknowledgement,
     * as Kafka hands out a record and acknowledges it at about the same time.
     */
    DELIVER("deliver");

    private final String id;

    LatencyPart(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
