package dev.frameproof.agents.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * When a load begins, on this machine's monotonic clock; and what this process has used since then.
 *
 * @param startNanos on {@link System#nanoTime()}'s scale
 * @param cpuBefore processor time that the process had used when it was made
 */
public record LoadClock(long startNanos, Duration cpuBefore) {
    /** @param startMillis in milliseconds since the epoch, by this machine's clock */
    static LoadClock startingAt(long startMillis) {
        long ahead = ChronoUnit.NANOS.between(Instant.now(), Instant.ofEpochMilli(startMillis));
        return new LoadClock(System.nanoTime() + ahead, cpu());
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long cpuMillis() {
        return cpu().minus(cpuBefore).toMillis();
    }

    /** @return 0 before the load begins */
    long loadMillis() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
    }

    /** @return what this process runs on, a few words */
    public static String machine() {
        return "%d cores, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }
}
