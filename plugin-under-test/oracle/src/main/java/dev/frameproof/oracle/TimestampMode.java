package dev.frameproof.oracle;

/** What the {@code time} column holds: the record's timestamp, or when the plugin read it. */
public enum TimestampMode {
    MESSAGE("message"),
    NOW("now");

    private final String id;

    TimestampMode(String id) {
        this.id = id;
    }

    /** @return as the query's JSON has it */
    public String id() {
        return id;
    }
}
