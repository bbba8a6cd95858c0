package dev.frameproof.producers.encoding;

/** What a line's timestamp counts since the epoch. */
public enum TimestampPrecision {
    NS("ns"),
    US("us"),
    MS("ms"),
    S("s"),
    /** The line has no timestamp: it is the record's. */
    NONE("none");

    private final String text;

    TimestampPrecision(String text) {
        this.text = text;
    }

    /** @return as queries and flags write it */
    public String text() {
        return text;
    }

    /** @return that time in this precision, rounded down; not for {@link #NONE} */
    public long of(long millis) {
        return switch (this) {
            case NS -> Math.multiplyExact(millis, 1_000_000L);
            case US -> Math.multiplyExact(millis, 1_000L);
            case MS -> millis;
            case S -> Math.floorDiv(millis, 1_000L);
            case NONE -> throw new IllegalStateException("a line without a timestamp has no precision");
        };
    }
}
