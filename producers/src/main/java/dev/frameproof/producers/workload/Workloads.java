package dev.frameproof.producers.workload;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/** The workloads that come with the project, by name. */
public final class Workloads {
    private static final List<WorkloadKind> KINDS = List.of(
            ServerMetricsSettings.KIND,
            ProcessesSettings.KIND,
            OrdersSettings.KIND,
            FlatNumbersSettings.KIND,
            ChangingFieldsSettings.KIND,
            RaceSettings.KIND,
            MidiSettings.KIND,
            CdcSettings.KIND,
            LogsSettings.KIND,
            SensorsSettings.KIND,
            SpectrumSettings.KIND);

    private Workloads() {}

    /** @return every workload that can be asked for, in the order in which a help text shows them */
    public static List<WorkloadKind> kinds() {
        return KINDS;
    }

    /** @throws IllegalArgumentException when there is no workload of that name; the message lists those there are */
    public static WorkloadKind kind(String name) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown workload '" + name + "': known are "
                        + KINDS.stream().map(WorkloadKind::name).collect(joining(", "))));
    }

    /**
     * @param settings texts by setting name; what is not given has its default
     * @param seed what all chance in the data comes from
     * @throws IllegalArgumentException for an unknown workload, an unknown setting, or a value that is not allowed
     */
    public static Workload named(String name, Map<String, String> settings, long seed) {
        return kind(name).make(settings, seed);
    }
}
