package dev.frameproof.host.embedded;

import static java.util.Objects.requireNonNull;

/**
 * How the embedded server is to run.
 *
 * @param address the interface to listen on, for example {@code 127.0.0.1}
 * @param port 0 takes a free one
 * @param adminPassword the password of {@code admin}
 */
public record EmbeddedServerConfig(
        GrafanaProfile profile,
        String address,
        int port,
        String adminPassword,
        LiveLimits limits,
        LiveTimings timings) {
    public EmbeddedServerConfig {
        requireNonNull(profile, "profile");
        requireNonNull(address, "address");
        requireNonNull(limits, "limits");
        requireNonNull(timings, "timings");
        if (requireNonNull(adminPassword, "adminPassword").isEmpty()) {
            throw new IllegalArgumentException("the password of admin must not be empty");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 0 (any free one) to 65535, got " + port);
        }
    }

    /** @return a server on a free loopback port, with Grafana's limits and periods */
    public static EmbeddedServerConfig of(GrafanaProfile profile, String adminPassword) {
        return new EmbeddedServerConfig(
                profile, "127.0.0.1", 0, adminPassword, LiveLimits.grafana(), LiveTimings.grafana());
    }

    public EmbeddedServerConfig withLimits(LiveLimits newLimits) {
        return new EmbeddedServerConfig(profile, address, port, adminPassword, newLimits, timings);
    }

    public EmbeddedServerConfig withTimings(LiveTimings newTimings) {
        return new EmbeddedServerConfig(profile, address, port, adminPassword, limits, newTimings);
    }

    @Override
    public String toString() {
        return "EmbeddedServerConfig[Grafana %s profile, %s:%d]".formatted(profile.version(), address, port);
    }
}
