package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.workload.Value.Member;
import java.util.Optional;

/** One host's figures at any moment of its own time, each moment by itself. */
final class SyntheticHost {
    private static final long PAGE_BYTES = 4096;
    private static final long GIBIBYTE_PAGES = (1L << 30) / PAGE_BYTES;
    private static final long WARM_UP_MILLIS = 20 * 60_000L;
    private static final long BOOT_MILLIS = 60_000L;
    private static final long SPIKE_WINDOW_MILLIS = 600_000L;
    private static final long NOISE_MILLIS = 30_000L;
    private static final int SPIKE = 1;
    private static final int BOOT = 2;
    private static final int CPU_NOISE = 3;
    private static final int MEMORY_NOISE = 4;
    private static final int JITTER = 5;

    private final Member host;
    private final Optional<Value> key;
    private final long seed;
    private final SmoothNoise noise;
    private final DayCurve day;
    private final long rebootMillis;
    private final long clockMillis;
    private final long memoryPages;
    private final double idlePercent;
    private final double dayPercent;
    private final double memoryShare;

    SyntheticHost(String name, long seed, DayCurve day, long rebootMillis) {
        this.host = ServerMetrics.hostMember(name);
        this.key = Optional.of(host.value());
        this.seed = seed;
        noise = new SmoothNoise(seed, NOISE_MILLIS);
        this.day = day;
        this.rebootMillis = rebootMillis;
        SeededStream traits = new SeededStream(seed);
        // Far enough into the host's life that the first record has boots before it, and some hour of the day.
        clockMillis = 2 * rebootMillis + traits.nextBelow((int) DayCurve.DAY_MILLIS);
        memoryPages = GIBIBYTE_PAGES << traits.nextBetween(3, 7);
        idlePercent = 3 + 22 * traits.nextUnit();
        dayPercent = 10 + 40 * traits.nextUnit();
        memoryShare = 0.35 + 0.4 * traits.nextUnit();
    }

    Sample sample(long millis) {
        long now = clockMillis + millis;
        long upMillis = now - lastBoot(now);
        double busy = day.at(now);
        double cpu = ServerMetrics.percent(cpuPercent(now, upMillis, busy));
        long used = usedBytes(now, upMillis, busy);
        return ServerMetrics.sample(key, host, cpu, used, memoryPages * PAGE_BYTES - used, upMillis / 1000);
    }

    private double cpuPercent(long now, long upMillis, double busy) {
        double percent = idlePercent + dayPercent * busy + 12 * noise.at(CPU_NOISE, now) + spikePercent(now);
        percent += 4 * (SeededHash.unit(SeededHash.hash(seed, JITTER, now)) - 0.5);
        if (upMillis < BOOT_MILLIS) {
            percent += 60 * (1 - upMillis / (double) BOOT_MILLIS);
        }
        return Math.max(0.2, percent);
    }

    private long usedBytes(long now, long upMillis, double busy) {
        double settled = memoryShare + 0.1 * busy + 0.04 * noise.at(MEMORY_NOISE, now);
        double warmth = upMillis / (double) (upMillis + WARM_UP_MILLIS);
        double share = 0.06 + (settled - 0.06) * warmth;
        long pages = (long) (memoryPages * share);
        return pages * PAGE_BYTES;
    }

    /** One spike in a quarter of the ten-minute windows: 20 to 90 seconds of 25 to 65 percent more. */
    private double spikePercent(long now) {
        long hash = SeededHash.hash(seed, SPIKE, now / SPIKE_WINDOW_MILLIS);
        if ((hash & 3) != 0) {
            return 0;
        }
        long length = 20_000 + ((hash >>> 2) & 0xFFFF) * 70_000 / 0xFFFF;
        long start = ((hash >>> 18) & 0xFFFF) * (SPIKE_WINDOW_MILLIS - length) / 0xFFFF;
        long into = now % SPIKE_WINDOW_MILLIS - start;
        return into >= 0 && into < length ? 25 + ((hash >>> 34) & 0xFF) * 40 / 255.0 : 0;
    }

    /** One boot in each stretch of {@link #rebootMillis}, somewhere in its middle half. */
    private long lastBoot(long now) {
        long stretch = now / rebootMillis;
        long boot = bootIn(stretch);
        return boot <= now ? boot : bootIn(stretch - 1);
    }

    private long bootIn(long stretch) {
        double place = 0.25 + 0.5 * SeededHash.unit(SeededHash.hash(seed, BOOT, stretch));
        return stretch * rebootMillis + (long) (place * rebootMillis);
    }
}
