package dev.frameproof.producers.workload;

/**
 * Something that goes wrong with a host for a while.
 *
 * @param fromMillis when it begins, in the host's own time
 * @param toMillis when it is over, not within
 */
record Incident(IncidentKind kind, long fromMillis, long toMillis) {
    static final Incident NONE = new Incident(IncidentKind.NONE, 0, 0);

    /** How much of a leak is over when memory gets tight. */
    private static final double TIGHT = 0.75;

    boolean isAt(long millis) {
        return millis >= fromMillis && millis < toMillis;
    }

    /**
     * @param millis a time within it
     * @param share of its length, above 0
     * @return 0 when it begins, rising to 1 in that share of it
     */
    double rise(long millis, double share) {
        return Math.min(1, progress(millis) / share);
    }

    /**
     * @param millis a time within it
     * @return 0 while there is memory left, rising to 1 in the last of a leak
     */
    double tightness(long millis) {
        return kind == IncidentKind.MEMORY_LEAK ? Math.max(0, progress(millis) - TIGHT) / (1 - TIGHT) : 0;
    }

    /** @return how much of it is over, 0 to 1 */
    private double progress(long millis) {
        return (millis - fromMillis) / (double) (toMillis - fromMillis);
    }
}
