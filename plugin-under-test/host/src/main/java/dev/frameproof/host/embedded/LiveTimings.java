package dev.frameproof.host.embedded;

import java.time.Duration;
import java.util.Map;

/**
 * The periods of Live. {@link #grafana()} holds Grafana's own; tests use shorter ones.
 *
 * @param pingInterval between two pings of the server; the first one comes after a random part of it
 * @param pongTimeout how long after a ping its answer may come; then the client is disconnected (3012)
 * @param staleTimeout how long a client may take to say connect; then it is disconnected (3502)
 * @param writeTimeout how long a client may read nothing while data waits; then its socket is closed
 * @param closeGrace how long the server waits for the answer to its close frame
 * @param presenceCheck between two counts of a stream's subscribers
 * @param emptyChecks how many counts of zero in a row end a stream
 * @param datasourceCheck between two looks at a stream's datasource
 * @param fastFailure a stream that fails sooner than this waits before it is run again
 * @param retryBase times 2^n is that wait, n = fast failures so far; none the first time
 * @param retryMax the longest wait
 */
public record LiveTimings(
        Duration pingInterval,
        Duration pongTimeout,
        Duration staleTimeout,
        Duration writeTimeout,
        Duration closeGrace,
        Duration presenceCheck,
        int emptyChecks,
        Duration datasourceCheck,
        Duration fastFailure,
        Duration retryBase,
        Duration retryMax) {

    public LiveTimings {
        Map.of(
                        "pingInterval", pingInterval,
                        "pongTimeout", pongTimeout,
                        "staleTimeout", staleTimeout,
                        "writeTimeout", writeTimeout,
                        "closeGrace", closeGrace,
                        "presenceCheck", presenceCheck,
                        "datasourceCheck", datasourceCheck,
                        "retryMax", retryMax)
                .forEach(LiveTimings::requirePositive);
        if (fastFailure.isNegative() || retryBase.isNegative()) {
            throw new IllegalArgumentException("fastFailure and retryBase must not be negative");
        }
        if (emptyChecks < 1) {
            throw new IllegalArgumentException("emptyChecks must be 1 or more, got " + emptyChecks);
        }
    }

    /** @return what Grafana 10.1 to 12.4 use */
    public static LiveTimings grafana() {
        return new LiveTimings(
                Duration.ofSeconds(25),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                3,
                Duration.ofSeconds(60),
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                Duration.ofSeconds(5));
    }

    /**
     * @param fastFailures how many runs have failed fast before this one
     * @return how long to wait before the stream is run again: nothing, then 200 ms, 400 ms, ... at most
     *     {@link #retryMax()}
     */
    public Duration retryDelay(int fastFailures) {
        if (fastFailures == 0) {
            return Duration.ZERO;
        }
        Duration delay = retryBase.multipliedBy(1L << Math.min(fastFailures, 30));
        return delay.compareTo(retryMax) > 0 ? retryMax : delay;
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, got " + value);
        }
    }
}
