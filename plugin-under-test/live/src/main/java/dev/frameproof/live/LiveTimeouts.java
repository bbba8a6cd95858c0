package dev.frameproof.live;

import java.time.Duration;

/**
 * How long a client waits.
 *
 * @param connect for the TCP connection, and again for the upgrade with the greeting
 * @param answer for the reply to a command
 * @param latePing beyond the interval at which the server has announced its pings, until silence counts as a lost
 *     connection
 */
public record LiveTimeouts(Duration connect, Duration answer, Duration latePing) {

    private static final Duration DEFAULT = Duration.ofSeconds(10);

    public LiveTimeouts {
        requirePositive("connect", connect);
        requirePositive("answer", answer);
        requirePositive("latePing", latePing);
    }

    /** @return 10 seconds each; Grafana's own client also grants a late ping 10 seconds */
    public static LiveTimeouts standard() {
        return new LiveTimeouts(DEFAULT, DEFAULT, DEFAULT);
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("timeout " + what + " must be more than nothing, not " + duration);
        }
    }
}
