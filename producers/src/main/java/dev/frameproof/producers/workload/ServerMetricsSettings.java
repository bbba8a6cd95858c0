package dev.frameproof.producers.workload;

import java.time.Duration;
import java.util.List;

/**
 * A fleet of synthetic hosts.
 *
 * @param hosts how many, 1 to 100000
 * @param step how much of the hosts' own time lies between two records of one host, 1 ms to 1 d; a run may well send
 *     faster or slower than that
 * @param reboots how long a host runs between two planned reboots on average, 1 min to 365 d
 * @param incidents how much time lies between two incidents of a host on average, 1 min to 365 d; zero for none ever
 * @param seed what all chance comes from
 */
public record ServerMetricsSettings(int hosts, Duration step, Duration reboots, Duration incidents, long seed) {
    private static final int MOST_HOSTS = 100_000;
    private static final Duration SHORTEST_STEP = Duration.ofMillis(1);
    private static final Duration LONGEST_STEP = Duration.ofDays(1);
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(365);
    private static final Duration USUAL_INCIDENTS = Duration.ofHours(4);
    private static final String NO_INCIDENTS = "none";
    private static final String SYNTHETIC = "synthetic";
    private static final String LIVE = "live";

    static final Setting<String> MODE =
            Setting.choice("mode", List.of(SYNTHETIC, LIVE), "a fleet made up by seed, or this machine's own figures");
    static final Setting<Integer> HOSTS =
            Setting.integer("hosts", 10, 1, MOST_HOSTS, "how many synthetic hosts take turns");
    static final Setting<Duration> STEP = Setting.duration(
            "step",
            Duration.ofSeconds(1),
            SHORTEST_STEP,
            LONGEST_STEP,
            "a synthetic host's own time between two of its records");
    static final Setting<Duration> REBOOTS = Setting.duration(
            "reboots",
            Duration.ofHours(6),
            SHORTEST_LIFE,
            LONGEST_LIFE,
            "a synthetic host's own time between two planned reboots, on average");
    static final Setting<Duration> INCIDENTS = incidentSetting();

    static final WorkloadKind KIND = new WorkloadKind(
            ServerMetrics.NAME,
            "CPU, memory, disk, network of many synthetic hosts with incidents, or of this machine",
            List.of(MODE, HOSTS, STEP, REBOOTS, INCIDENTS),
            ServerMetricsSettings::make);

    private static Workload make(SettingValues values, long seed) {
        if (isLive(values)) {
            return new RecordedWorkload(ServerMetrics.NAME, ServerMetricsLive.ofThisMachine());
        }
        return new ServerMetrics(of(values, seed));
    }

    /**
     * @return whether this machine is to be measured
     * @throws IllegalArgumentException when it is, and something was set for a fleet
     */
    static boolean isLive(SettingValues values) {
        if (!values.get(MODE).equals(LIVE)) {
            return false;
        }
        values.refuse("mode=live, which tells of this machine alone", HOSTS, STEP, REBOOTS, INCIDENTS);
        return true;
    }

    /** @return the fleet that those values and that seed make */
    static ServerMetricsSettings of(SettingValues values, long seed) {
        return new ServerMetricsSettings(
                values.get(HOSTS), values.get(STEP), values.get(REBOOTS), values.get(INCIDENTS), seed);
    }

    private static Setting<Duration> incidentSetting() {
        Setting<Duration> time = Setting.duration(
                "incidents",
                USUAL_INCIDENTS,
                SHORTEST_LIFE,
                LONGEST_LIFE,
                "a synthetic host's own time between two incidents, on average");
        return new Setting<>(
                time.name(),
                time.defaultText(),
                time.allowed() + ", or " + NO_INCIDENTS,
                time.description(),
                text -> text.equals(NO_INCIDENTS) || text.equals("0")
                        ? Duration.ZERO
                        : time.reader().apply(text));
    }

    public ServerMetricsSettings {
        Ranges.check("hosts", hosts, 1, MOST_HOSTS);
        Ranges.check("step in milliseconds", step.toMillis(), SHORTEST_STEP.toMillis(), LONGEST_STEP.toMillis());
        Ranges.check("reboots in milliseconds", reboots.toMillis(), SHORTEST_LIFE.toMillis(), LONGEST_LIFE.toMillis());
        if (!incidents.isZero()) {
            Ranges.check(
                    "incidents in milliseconds",
                    incidents.toMillis(),
                    SHORTEST_LIFE.toMillis(),
                    LONGEST_LIFE.toMillis());
        }
    }
}
