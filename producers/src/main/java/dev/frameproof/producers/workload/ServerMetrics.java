package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.List;
import java.util.Optional;

/**
 * Synthetic hosts that take turns: record i is of host i mod hosts. Each has a load that follows its day, with noise,
 * spikes and reboots.
 *
 * <p>Members, the same in every record: {@code host} (text, also the key), {@code cpu} (percent, 0 to 100, at most two
 * decimals, always a float), {@code memUsed} and {@code memFree} (bytes, integers, their sum is the host's memory),
 * {@code uptime} (whole seconds since the host's last boot, an integer).
 */
public final class ServerMetrics implements Workload {
    static final String NAME = "server-metrics";

    private final ServerMetricsSettings settings;
    private final SyntheticHost[] hosts;
    private final long stepMillis;

    public ServerMetrics(ServerMetricsSettings settings) {
        this.settings = requireNonNull(settings, "settings");
        long seed = SeededHash.hash(settings.seed(), NAME.hashCode());
        DayCurve day = new DayCurve();
        stepMillis = settings.step().toMillis();
        int digits = Math.max(2, Integer.toString(settings.hosts()).length());
        hosts = new SyntheticHost[settings.hosts()];
        for (int i = 0; i < hosts.length; i++) {
            String number = Integer.toString(i + 1);
            String name = "server-" + "0".repeat(digits - number.length()) + number;
            hosts[i] = new SyntheticHost(
                    name, SeededHash.hash(seed, i), day, settings.reboots().toMillis());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        SyntheticHost host = hosts[(int) (index % hosts.length)];
        return host.sample(Math.multiplyExact(index / hosts.length, stepMillis));
    }

    /** The one shape that measured and synthetic figures share. */
    static Sample sample(
            Optional<Value> key, Member host, double cpuPercent, long memUsed, long memFree, long uptimeSeconds) {
        return new Sample(
                key,
                new ObjectValue(List.of(
                        host,
                        new Member("cpu", new FloatValue(cpuPercent)),
                        new Member("memUsed", new IntegerValue(memUsed)),
                        new Member("memFree", new IntegerValue(memFree)),
                        new Member("uptime", new IntegerValue(uptimeSeconds)))));
    }

    static Member hostMember(String name) {
        return new Member("host", new TextValue(name));
    }

    /** @return the percentage with at most two decimals, within 0 and 100 */
    static double percent(double value) {
        return Math.rint(Math.min(100, Math.max(0, value)) * 100) / 100;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
