package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

/**
 * Synthetic hosts that take turns: record i is of host i mod hosts. Each has a load that follows its day, with noise,
 * spikes, incidents and reboots.
 *
 * <p>Members, the same in every record and of the same types: {@code host} (text, also the key), {@code cpu} (percent, 0
 * to 100, at most two decimals, a float), {@code memUsed} and {@code memFree} (bytes, integers, their sum is the host's
 * memory), {@code uptime} (whole seconds since the host's last boot, an integer), {@code load} (threads that run or want
 * to, a float), {@code diskUsed} and {@code diskFree} (bytes, integers), {@code diskRead}, {@code diskWritten},
 * {@code netReceived} and {@code netSent} (bytes a second, integers), {@code incident} (what is wrong, a text; empty when
 * nothing is).
 */
public final class ServerMetrics implements Workload {
    static final String NAME = "server-metrics";

    private final ServerMetricsSettings settings;
    private final SyntheticFleet fleet;
    private final long stepMillis;

    public ServerMetrics(ServerMetricsSettings settings) {
        this.settings = requireNonNull(settings, "settings");
        fleet = new SyntheticFleet(settings);
        stepMillis = settings.step().toMillis();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        SyntheticHost host = fleet.host((int) (index % fleet.size()));
        return host.sample(Math.multiplyExact(index / fleet.size(), stepMillis));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
