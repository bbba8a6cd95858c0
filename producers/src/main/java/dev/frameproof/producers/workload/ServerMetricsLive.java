package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.HostFigures.Pair;
import dev.frameproof.producers.workload.Value.Member;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * This machine's CPU load (of all cores together, since the figure before), memory, uptime, disk and network (bytes a
 * second since the figure before), in the members of {@link ServerMetrics}. A new figure a second: asked sooner it gives
 * the last one again, because load is a mean over time and clock ticks are coarse.
 */
public final class ServerMetricsLive implements LiveSource {
    /** The shortest time between two figures. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final double NANOS = 1e9;

    private final Machine machine;
    private final LongSupplier nanoClock;
    private Reading before;
    private long beforeNanos;
    private Sample last;

    /** Something that tells of itself. */
    interface Machine {
        String hostName();

        /** @return how it is now */
        Reading read();
    }

    /**
     * @param cpuLoad 0 to 1, over the time since the reading before; 0 when no time has passed
     * @param availableBytes of the memory
     * @param loadAverage of the last minute
     * @param disk bytes used and free
     * @param diskBytes read and written, ever
     * @param networkBytes received and sent, ever
     */
    record Reading(
            double cpuLoad,
            long memoryBytes,
            long availableBytes,
            long uptimeSeconds,
            double loadAverage,
            Pair disk,
            Pair diskBytes,
            Pair networkBytes) {}

    ServerMetricsLive(Machine machine, LongSupplier nanoClock) {
        this.machine = requireNonNull(machine, "machine");
        this.nanoClock = requireNonNull(nanoClock, "nanoClock");
        before = machine.read();
        beforeNanos = nanoClock.getAsLong();
    }

    /** @return the figures of the machine that this runs on, by OSHI */
    public static ServerMetricsLive ofThisMachine() {
        return new ServerMetricsLive(new ThisMachine(), System::nanoTime);
    }

    @Override
    public Sample measure() {
        long now = nanoClock.getAsLong();
        if (last == null || now - beforeNanos >= INTERVAL.toNanos()) {
            Reading reading = machine.read();
            last = sample(reading, (now - beforeNanos) / NANOS);
            before = reading;
            beforeNanos = now;
        }
        return last;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(INTERVAL);
    }

    private Sample sample(Reading now, double seconds) {
        Member host = HostFigures.host(machine.hostName());
        long free = Math.min(now.memoryBytes(), now.availableBytes());
        return new HostFigures(
                        now.cpuLoad() * 100,
                        now.memoryBytes() - free,
                        free,
                        now.uptimeSeconds(),
                        now.loadAverage(),
                        now.disk(),
                        rate(before.diskBytes(), now.diskBytes(), seconds),
                        rate(before.networkBytes(), now.networkBytes(), seconds),
                        IncidentKind.NONE)
                .sample(Optional.of(host.value()), host);
    }

    private static Pair rate(Pair before, Pair now, double seconds) {
        return new Pair(rate(before.first(), now.first(), seconds), rate(before.second(), now.second(), seconds));
    }

    /** @return 0 when no time has passed, and where a counter began anew */
    private static long rate(long before, long now, double seconds) {
        return seconds > 0 && now > before ? Math.round((now - before) / seconds) : 0;
    }
}
