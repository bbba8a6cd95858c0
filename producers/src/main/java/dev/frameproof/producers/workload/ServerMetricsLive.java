package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.Value.Member;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.software.os.OperatingSystem;

/**
 * This machine's CPU load (of all cores together, since the figure before), memory and uptime, in the members of
 * {@link ServerMetrics}. A new figure a second: asked sooner it gives the last one again, because load is a mean over
 * time and clock ticks are coarse.
 */
public final class ServerMetricsLive implements LiveSource {
    /** The shortest time between two figures. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Machine machine;
    private final LongSupplier nanoClock;
    private Sample last;
    private long lastNanos;

    /** What a machine tells of itself. */
    interface Machine {
        String hostName();

        /** @return 0 to 1, over the time since the call before; 0 when no time has passed */
        double cpuLoadSinceLastCall();

        long memoryBytes();

        long availableBytes();

        long uptimeSeconds();
    }

    ServerMetricsLive(Machine machine, LongSupplier nanoClock) {
        this.machine = requireNonNull(machine, "machine");
        this.nanoClock = requireNonNull(nanoClock, "nanoClock");
    }

    /** @return the figures of the machine that this runs on, by OSHI */
    public static ServerMetricsLive ofThisMachine() {
        return new ServerMetricsLive(new OshiMachine(new SystemInfo()), System::nanoTime);
    }

    @Override
    public Sample measure() {
        long now = nanoClock.getAsLong();
        if (last == null || now - lastNanos >= INTERVAL.toNanos()) {
            last = read();
            lastNanos = now;
        }
        return last;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(INTERVAL);
    }

    private Sample read() {
        Member host = ServerMetrics.hostMember(machine.hostName());
        long memory = machine.memoryBytes();
        long free = Math.min(memory, machine.availableBytes());
        double cpu = ServerMetrics.percent(machine.cpuLoadSinceLastCall() * 100);
        return ServerMetrics.sample(Optional.of(host.value()), host, cpu, memory - free, free, machine.uptimeSeconds());
    }

    private static final class OshiMachine implements Machine {
        private final CentralProcessor processor;
        private final GlobalMemory memory;
        private final OperatingSystem system;
        private final String hostName;
        private long[] ticks;

        OshiMachine(SystemInfo info) {
            processor = info.getHardware().getProcessor();
            memory = info.getHardware().getMemory();
            system = info.getOperatingSystem();
            hostName = system.getNetworkParams().getHostName();
            ticks = processor.getSystemCpuLoadTicks();
        }

        @Override
        public String hostName() {
            return hostName;
        }

        @Override
        public double cpuLoadSinceLastCall() {
            long[] now = processor.getSystemCpuLoadTicks();
            long total = 0;
            for (int i = 0; i < now.length; i++) {
                total += now[i] - ticks[i];
            }
            double load = total <= 0 ? 0 : processor.getSystemCpuLoadBetweenTicks(ticks, now);
            ticks = now;
            return load;
        }

        @Override
        public long memoryBytes() {
            return memory.getTotal();
        }

        @Override
        public long availableBytes() {
            return memory.getAvailable();
        }

        @Override
        public long uptimeSeconds() {
            return system.getSystemUptime();
        }
    }
}
