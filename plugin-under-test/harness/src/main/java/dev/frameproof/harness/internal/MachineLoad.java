package dev.frameproof.harness.internal;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** How busy the whole machine is, other people's processes included. For one thread. */
final class MachineLoad {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Optional<OperatingSystemMXBean> system = system();
    private Duration last = Duration.ZERO;
    private double busyCoreSeconds;
    private double seconds;

    private static Optional<OperatingSystemMXBean> system() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Optional.of(system)
                : Optional.empty();
    }

    /** The time that is looked at begins now. */
    void begin() {
        // Each answer is of the time since the one before.
        system.ifPresent(OperatingSystemMXBean::getCpuLoad);
        last = Duration.ZERO;
        busyCoreSeconds = 0;
        seconds = 0;
    }

    /** @param elapsed since the beginning */
    void sample(Duration elapsed) {
        double share = system.map(OperatingSystemMXBean::getCpuLoad).orElse(-1.0);
        double passed = elapsed.minus(last).toNanos() / NANOS_PER_SECOND;
        last = elapsed;
        if (share >= 0 && passed > 0) {
            busyCoreSeconds += share * Runtime.getRuntime().availableProcessors() * passed;
            seconds += passed;
        }
    }

    OptionalDouble meanCores() {
        return seconds > 0 ? OptionalDouble.of(busyCoreSeconds / seconds) : OptionalDouble.empty();
    }
}
