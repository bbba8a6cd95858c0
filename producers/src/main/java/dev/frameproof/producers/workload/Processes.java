package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.List;
import java.util.Optional;

/**
 * Which processes of synthetic hosts take most of the cores. Hosts take turns, a host's ranks one after another: record i
 * is of rank i mod top + 1. The hosts of the same settings and seed are those of {@link ServerMetrics}: their processes
 * share out their load, and what is wrong with a host is seen on one of them.
 *
 * <p>Members, the same in every record and of the same types: {@code host} (text, also the key), {@code rank} (1 for the
 * process that takes most, an integer), {@code pid} (an integer, another one after each boot), {@code process} (its name),
 * {@code cpu} (percent of all cores together, 0 to 100, at most two decimals, a float), {@code memory} (bytes that are in
 * memory, an integer), {@code threads} (an integer).
 */
public final class Processes implements Workload {
    static final String NAME = "processes";

    private final ServerMetricsSettings settings;
    private final int top;
    private final SyntheticProcesses[] hosts;
    private final long stepMillis;

    /**
     * @param settings of the hosts
     * @param top how many ranks each host tells, 1 to {@link SyntheticProcesses#COUNT}
     */
    Processes(ServerMetricsSettings settings, int top) {
        this.settings = requireNonNull(settings, "settings");
        Ranges.check("top", top, 1, SyntheticProcesses.COUNT);
        this.top = top;
        SyntheticFleet fleet = new SyntheticFleet(settings);
        hosts = new SyntheticProcesses[fleet.size()];
        for (int i = 0; i < hosts.length; i++) {
            hosts[i] = new SyntheticProcesses(fleet.host(i), fleet.seedOf(i));
        }
        stepMillis = settings.step().toMillis();
    }

    /**
     * One process.
     *
     * @param cpuPercent of all cores together
     * @param memoryBytes that are in memory
     */
    record RunningProcess(int pid, String name, double cpuPercent, long memoryBytes, int threads) {
        /** @return a record of it, with that key */
        Sample sample(Optional<Value> key, Member host, int rank) {
            return new Sample(
                    key,
                    new ObjectValue(List.of(
                            host,
                            new Member("rank", new IntegerValue(rank)),
                            new Member("pid", new IntegerValue(pid)),
                            new Member("process", new TextValue(name)),
                            new Member("cpu", new FloatValue(HostFigures.percent(cpuPercent))),
                            new Member("memory", new IntegerValue(memoryBytes)),
                            new Member("threads", new IntegerValue(threads)))));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        long turn = index / top;
        SyntheticProcesses host = hosts[(int) (turn % hosts.length)];
        return host.sample(Math.multiplyExact(turn / hosts.length, stepMillis), (int) (index % top));
    }

    @Override
    public String toString() {
        return "Processes[top=" + top + ", " + settings + "]";
    }
}
