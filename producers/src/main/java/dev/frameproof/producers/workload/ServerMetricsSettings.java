package dev.frameproof.producers.workload;

import java.time.Duration;
import java.util.List;

/**
 * A fleet of synthetic hosts.
 *
 * @param hosts how many, 1 to 100000
 * @param step how much of the hosts' own time lies between two records of one host, 1 ms to 1 d; a run may well send
 *     faster or slower than that
 * @param reboots how long a host runs between two reboots on average, 1 min to 365 d
 * @param seed what all chance comes from
 */
public record ServerMetricsSettings(int hosts, Duration step, Duration reboots, long seed) {
    private static final int MOST_HOSTS = 100_000;
    private static final Duration SHORTEST_STEP = Duration.ofMillis(1);
    private static final Duration LONGEST_STEP = Duration.ofDays(1);
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(365);
    private static final String SYNTHETIC = "synthetic";
    private static final String LIVE = "live";

    private static final Setting<String> MODE = Setting.choice(
            "mode",
            List.of(SYNTHETIC, LIVE),
            "a fleet made up by seed, or this machine's own figures (a new one each second)");
    private static final Setting<Integer> HOSTS =
            Setting.integer("hosts", 10, 1, MOST_HOSTS, "how many synthetic hosts take turns");
    private static final Setting<Duration> STEP = Setting.duration(
            "step",
            Duration.ofSeconds(1),
            SHORTEST_STEP,
            LONGEST_STEP,
            "a synthetic host's own time between two of its records");
    private static final Setting<Duration> REBOOTS = Setting.duration(
            "reboots",
            Duration.ofHours(6),
            SHORTEST_LIFE,
            LONGEST_LIFE,
            "a synthetic host's own time between two reboots, on average");

    static final WorkloadKind KIND = new WorkloadKind(
            ServerMetrics.NAME,
            "CPU load, memory used and free, uptime of many synthetic hosts or of this machine",
            List.of(MODE, HOSTS, STEP, REBOOTS),
            ServerMetricsSettings::make);

    private static Workload make(SettingValues values, long seed) {
        if (values.get(MODE).equals(LIVE)) {
            values.refuse("mode=live, which tells of this machine alone", HOSTS, STEP, REBOOTS);
            return new RecordedWorkload(ServerMetrics.NAME, ServerMetricsLive.ofThisMachine());
        }
        return new ServerMetrics(
                new ServerMetricsSettings(values.get(HOSTS), values.get(STEP), values.get(REBOOTS), seed));
    }

    public ServerMetricsSettings {
        Ranges.check("hosts", hosts, 1, MOST_HOSTS);
        Ranges.check("step in milliseconds", step.toMillis(), SHORTEST_STEP.toMillis(), LONGEST_STEP.toMillis());
        Ranges.check("reboots in milliseconds", reboots.toMillis(), SHORTEST_LIFE.toMillis(), LONGEST_LIFE.toMillis());
    }
}
