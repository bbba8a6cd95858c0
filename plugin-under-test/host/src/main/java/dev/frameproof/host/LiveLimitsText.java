package dev.frameproof.host;

/** How reports tell the limits of Live. */
final class LiveLimitsText {
    private static final int MIB_BITS = 20;

    private LiveLimitsText() {}

    /**
     * @param queueBytes what may wait for a client
     * @param grafanasQueueBytes what may by default
     * @param connections how many clients may be connected, -1 for any number
     * @param grafanasConnections how many may by default
     */
    static String of(int queueBytes, int grafanasQueueBytes, int connections, int grafanasConnections) {
        return "%d MiB may wait for a client (Grafana: %d MiB), %s (Grafana: %d)"
                .formatted(
                        queueBytes >> MIB_BITS,
                        grafanasQueueBytes >> MIB_BITS,
                        connections < 0 ? "any number of clients" : "at most " + connections + " clients",
                        grafanasConnections);
    }
}
