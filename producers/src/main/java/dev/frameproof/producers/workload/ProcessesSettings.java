package dev.frameproof.producers.workload;

import java.util.List;

/** What can be set on the workload {@code processes}: what {@link ServerMetricsSettings} has, and how many processes. */
final class ProcessesSettings {
    private static final Setting<Integer> TOP =
            Setting.integer("top", 5, 1, SyntheticProcesses.COUNT, "how many processes of a host are told");

    static final WorkloadKind KIND = new WorkloadKind(
            Processes.NAME,
            "the processes that take most of the CPU, of the same hosts, or of this machine",
            List.of(
                    ServerMetricsSettings.MODE,
                    ServerMetricsSettings.HOSTS,
                    ServerMetricsSettings.STEP,
                    ServerMetricsSettings.REBOOTS,
                    ServerMetricsSettings.INCIDENTS,
                    TOP),
            ProcessesSettings::make);

    private ProcessesSettings() {}

    private static Workload make(SettingValues values, long seed) {
        if (ServerMetricsSettings.isLive(values)) {
            return new RecordedWorkload(Processes.NAME, ProcessesLive.ofThisMachine(values.get(TOP)));
        }
        return new Processes(ServerMetricsSettings.of(values, seed), values.get(TOP));
    }
}
