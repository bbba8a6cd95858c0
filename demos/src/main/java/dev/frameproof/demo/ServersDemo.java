package dev.frameproof.demo;

import static dev.frameproof.demo.Panel.panel;

import java.util.List;
import java.util.Map;

/** A fleet of synthetic hosts, on which now and then something goes wrong, and this machine beside it. */
final class ServersDemo {
    private static final String FLEET = "fleet";
    private static final String PROCESSES = "processes";
    private static final String HERE = "this-machine";
    private static final String OWN_PROCESSES = "this-machine-processes";
    private static final String METRICS = "server-metrics";
    private static final String HOST = "host";
    private static final String CPU = "cpu";
    private static final String INCIDENT = "incident";
    private static final String USED = "memUsed";
    private static final String FREE = "memFree";
    private static final String DISK_FREE = "diskFree";
    private static final String RECEIVED = "netReceived";
    private static final String UPTIME = "uptime";
    private static final String PROCESS = "process";
    private static final String MEMORY = "memory";
    private static final double GIBIBYTE = 1L << 30;
    private static final Map<String, String> LIVE = Map.of("mode", "live");

    private ServersDemo() {}

    /** Fleet and processes go at the same pace: fifty seconds of the hosts' time in each of ours. */
    static Demo demo() {
        return new Demo(
                "servers",
                "Servers",
                "Eight synthetic hosts at fifty times life's pace, their incidents and processes, and this machine's own;"
                        + " every row verified.",
                List.of(
                        Sent.of(FLEET, METRICS, Map.of("hosts", "8", "step", "5s", "incidents", "1h"), "80/s", 2),
                        Sent.of(
                                PROCESSES,
                                PROCESSES,
                                Map.of("hosts", "8", "step", "50s", "incidents", "1h", "top", "5"),
                                "40/s",
                                1),
                        Sent.of(HERE, METRICS, LIVE, "1/s", 1),
                        Sent.of(OWN_PROCESSES, PROCESSES, Map.of("mode", "live", "top", "8"), "4/s", 1)),
                List.of(
                        cpu(PanelKind.GRAPH, "CPU of the fleet").wide(PanelWidth.TWO_THIRDS),
                        cpu(PanelKind.GAUGES, "CPU now").limits(70, 85).wide(PanelWidth.THIRD),
                        panel(
                                        PanelKind.TABLE,
                                        "Alerts: hosts in an incident",
                                        FLEET,
                                        HOST,
                                        INCIDENT,
                                        CPU,
                                        FREE,
                                        DISK_FREE)
                                .by(HOST)
                                .having(INCIDENT)
                                .limits(70, 85)
                                .with(CPU, ValueUnit.PERCENT)
                                .with(FREE, ValueUnit.BYTES)
                                .with(DISK_FREE, ValueUnit.BYTES)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.TIMELINE, "Incidents", FLEET, INCIDENT)
                                .by(HOST)
                                .having(INCIDENT)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.TABLE, "Top processes of the fleet", PROCESSES, HOST, PROCESS, CPU, MEMORY)
                                .by(HOST)
                                .and("rank")
                                .highest(CPU, 8)
                                .with(CPU, ValueUnit.PERCENT)
                                .with(MEMORY, ValueUnit.BYTES)
                                .limits(30, 50)
                                .wide(PanelWidth.THIRD),
                        fleet("Memory used", USED)
                                .in(ValueUnit.BYTES)
                                .between(0, 128 * GIBIBYTE)
                                .wide(PanelWidth.THIRD),
                        fleet("Disk free", DISK_FREE)
                                .in(ValueUnit.BYTES)
                                .from(0)
                                .wide(PanelWidth.THIRD),
                        fleet("Network, received", RECEIVED)
                                .in(ValueUnit.BYTES_PER_SECOND)
                                .from(0)
                                .wide(PanelWidth.THIRD),
                        cpu(PanelKind.HEATMAP, "CPU, host by host").wide(PanelWidth.THIRD),
                        panel(PanelKind.TABLE, "The fleet", FLEET, HOST, CPU, "load", USED, UPTIME)
                                .by(HOST)
                                .limits(70, 85)
                                .with(CPU, ValueUnit.PERCENT)
                                .with(USED, ValueUnit.BYTES)
                                .with(UPTIME, ValueUnit.SECONDS)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.GRAPH, "CPU of this machine", HERE, CPU)
                                .in(ValueUnit.PERCENT)
                                .between(0, 100)
                                .wide(PanelWidth.THIRD),
                        panel(
                                        PanelKind.BARS,
                                        "Memory and disk of this machine",
                                        HERE,
                                        USED,
                                        FREE,
                                        "diskUsed",
                                        DISK_FREE)
                                .in(ValueUnit.BYTES)
                                .from(0)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.GRAPH, "Network of this machine", HERE, RECEIVED, "netSent")
                                .in(ValueUnit.BYTES_PER_SECOND)
                                .from(0)
                                .wide(PanelWidth.THIRD),
                        panel(
                                        PanelKind.TABLE,
                                        "Top processes of this machine",
                                        OWN_PROCESSES,
                                        "rank",
                                        PROCESS,
                                        CPU,
                                        MEMORY,
                                        "threads")
                                .by("rank")
                                .with(CPU, ValueUnit.PERCENT)
                                .with(MEMORY, ValueUnit.BYTES)
                                .limits(30, 50)
                                .wide(PanelWidth.THIRD)));
    }

    private static Panel cpu(PanelKind kind, String title) {
        return panel(kind, title, FLEET, CPU).by(HOST).in(ValueUnit.PERCENT).between(0, 100);
    }

    private static Panel fleet(String title, String column) {
        return panel(PanelKind.GRAPH, title, FLEET, column).by(HOST);
    }
}
