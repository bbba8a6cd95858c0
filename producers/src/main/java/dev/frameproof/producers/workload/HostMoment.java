package dev.frameproof.producers.workload;

/**
 * How a synthetic host is at a moment of its own time.
 *
 * @param nowMillis since its clock began
 * @param busy 0 to 1, by the time of its day
 * @param incident what goes on; {@link Incident#NONE} when nothing does
 * @param cpuPercent without what an incident takes, 0 to 100
 * @param trouble how much of the cores an incident takes beside, in percent; with {@code cpuPercent} at most 100
 * @param memoryShare of all memory, 0 to 1, without what leaked
 * @param leaked of all memory, 0 to 1
 */
record HostMoment(
        long nowMillis,
        long bootMillis,
        double busy,
        Incident incident,
        double cpuPercent,
        double trouble,
        double memoryShare,
        double leaked) {
    boolean has(IncidentKind kind) {
        return incident.kind() == kind;
    }

    /**
     * @param share of the incident's length, above 0
     * @return 0 when the incident begins, rising to 1 in that share of it
     */
    double rise(double share) {
        return incident.rise(nowMillis, share);
    }

    /** @return 0 while there is memory left, rising to 1 in the last of a leak, when the host swaps */
    double tightness() {
        return incident.tightness(nowMillis);
    }
}
