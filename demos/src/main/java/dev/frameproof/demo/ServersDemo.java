package dev.frameproof.demo;

import static dev.frameproof.demo.Panel.panel;

import java.util.List;
import java.util.Map;

/** A fleet of synthetic hosts, and this machine beside it. */
final class ServersDemo {
    private static final String FLEET = "fleet";
    private static final String HERE = "this-machine";
    private static final String HOST = "host";
    private static final String CPU = "cpu";
    private static final String USED = "memUsed";
    private static final double GIBIBYTE = 1L << 30;

    private ServersDemo() {}

    static Demo demo() {
        return new Demo(
                "servers",
                "Servers",
                "Eight synthetic hosts, ten figures a second of each, and this machine's own; every row verified.",
                List.of(
                        Sent.of(FLEET, "server-metrics", Map.of("hosts", "8", "step", "5s"), "80/s", 2),
                        Sent.of(HERE, "server-metrics", Map.of("mode", "live"), "1/s", 1)),
                List.of(
                        panel(PanelKind.GRAPH, "CPU of the fleet", FLEET, CPU)
                                .by(HOST)
                                .in(ValueUnit.PERCENT)
                                .between(0, 100)
                                .wide(PanelWidth.TWO_THIRDS),
                        panel(PanelKind.GAUGES, "CPU now", FLEET, CPU)
                                .by(HOST)
                                .in(ValueUnit.PERCENT)
                                .between(0, 100)
                                .limits(70, 85)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.HEATMAP, "CPU, host by host", FLEET, CPU)
                                .by(HOST)
                                .in(ValueUnit.PERCENT)
                                .between(0, 100)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.GRAPH, "Memory used", FLEET, USED)
                                .by(HOST)
                                .in(ValueUnit.BYTES)
                                .between(0, 128 * GIBIBYTE)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.BARS, "Memory used now", FLEET, USED)
                                .by(HOST)
                                .in(ValueUnit.BYTES)
                                .between(0, 128 * GIBIBYTE)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.TABLE, "The fleet", FLEET, HOST, CPU, USED, "uptime")
                                .by(HOST)
                                .limits(70, 85)
                                .with(CPU, ValueUnit.PERCENT)
                                .with(USED, ValueUnit.BYTES)
                                .with("uptime", ValueUnit.SECONDS)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.GRAPH, "CPU of this machine", HERE, CPU)
                                .in(ValueUnit.PERCENT)
                                .between(0, 100)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.BARS, "Memory of this machine", HERE, USED, "memFree")
                                .in(ValueUnit.BYTES)
                                .from(0)
                                .wide(PanelWidth.THIRD)));
    }
}
