package dev.frameproof.producers.workload;

import java.util.List;

/** What can be wrong with a synthetic host. */
enum IncidentKind {
    /** Nothing is. */
    NONE("", 0, 0),
    /** A process takes all cores. */
    CPU_RUNAWAY("cpu runaway", 4, 12),
    /** A process takes all memory, until the host boots. */
    MEMORY_LEAK("memory leak", 15, 30),
    /** A process writes until the disk is full; then it is cleaned up. */
    DISK_FILLING("disk filling up", 10, 20),
    /** Next to all that the network can bring comes in. */
    NETWORK_FLOOD("network flood", 3, 8);

    static final List<IncidentKind> TROUBLES = List.of(CPU_RUNAWAY, MEMORY_LEAK, DISK_FILLING, NETWORK_FLOOD);

    private static final long MINUTE_MILLIS = 60_000;

    private final String text;
    private final long shortestMillis;
    private final long longestMillis;

    IncidentKind(String text, int shortestMinutes, int longestMinutes) {
        this.text = text;
        shortestMillis = shortestMinutes * MINUTE_MILLIS;
        longestMillis = longestMinutes * MINUTE_MILLIS;
    }

    /** @return as records have it; empty for none */
    String text() {
        return text;
    }

    /**
     * @param unit 0 to 1
     * @return how long such a one lasts in a host's own time
     */
    long millis(double unit) {
        return shortestMillis + (long) (unit * (longestMillis - shortestMillis));
    }
}
