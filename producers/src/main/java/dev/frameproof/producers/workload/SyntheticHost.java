package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.workload.Value.Member;
import java.util.Optional;

/** One host's figures at any moment of its own time, each moment by itself. */
final class SyntheticHost {
    static final long PAGE_BYTES = 4096;

    private static final long GIBIBYTE_PAGES = (1L << 30) / PAGE_BYTES;
    private static final long WARM_UP_MILLIS = 20 * 60_000L;
    private static final long BOOT_MILLIS = 60_000L;
    private static final long SPIKE_WINDOW_MILLIS = 600_000L;
    private static final long NOISE_MILLIS = 30_000L;
    private static final int SPIKE = 1;
    private static final int CPU_NOISE = 3;
    private static final int MEMORY_NOISE = 4;
    private static final int JITTER = 5;
    private static final double LEAST_PERCENT = 0.2;
    private static final double FULL_MEMORY = 0.985;

    private final Member host;
    private final Optional<Value> key;
    private final long seed;
    private final SmoothNoise noise;
    private final DayCurve day;
    private final HostLife life;
    private final HostTraffic traffic;
    private final long clockMillis;
    private final long memoryPages;
    private final double idlePercent;
    private final double dayPercent;
    private final double memoryShare;
    private final int cores;

    SyntheticHost(String name, long seed, DayCurve day, ServerMetricsSettings settings) {
        this.host = HostFigures.host(name);
        this.key = Optional.of(host.value());
        this.seed = seed;
        noise = new SmoothNoise(seed, NOISE_MILLIS);
        this.day = day;
        long rebootMillis = settings.reboots().toMillis();
        life = new HostLife(seed, rebootMillis, settings.incidents().toMillis());
        SeededStream traits = new SeededStream(seed);
        // Far enough into the host's life that the first record has boots before it, and some hour of the day.
        clockMillis = 2 * rebootMillis + traits.nextBelow((int) DayCurve.DAY_MILLIS);
        memoryPages = GIBIBYTE_PAGES << traits.nextBetween(3, 7);
        idlePercent = 3 + 22 * traits.nextUnit();
        dayPercent = 10 + 40 * traits.nextUnit();
        memoryShare = 0.35 + 0.4 * traits.nextUnit();
        cores = 1 << traits.nextBetween(1, 6);
        traffic = new HostTraffic(traits, noise);
    }

    Member host() {
        return host;
    }

    Optional<Value> key() {
        return key;
    }

    /** @param millis of the host's own time since its first record */
    Sample sample(long millis) {
        return figures(moment(millis)).sample(key, host);
    }

    /** @param millis of the host's own time since its first record */
    HostMoment moment(long millis) {
        long now = clockMillis + millis;
        long boot = life.lastBoot(now);
        double busy = day.at(now);
        Incident incident = life.incidentAt(now);
        double cpu = cpuPercent(now, now - boot, busy);
        double memory = usedShare(now, now - boot, busy);
        return new HostMoment(
                now, boot, busy, incident, cpu, trouble(incident, now, cpu), memory, leaked(incident, now, memory));
    }

    /** @return that share of the memory, in whole pages */
    long memoryBytes(double share) {
        long pages = (long) (memoryPages * share);
        return pages * PAGE_BYTES;
    }

    private HostFigures figures(HostMoment at) {
        long jitter = SeededHash.hash(seed, JITTER, at.nowMillis());
        long further = SeededHash.mix(jitter);
        long used = memoryBytes(at.memoryShare() + at.leaked());
        return new HostFigures(
                trembling(at.cpuPercent() + at.trouble(), 4 * (SeededHash.unit(jitter) - 0.5)),
                used,
                memoryPages * PAGE_BYTES - used,
                (at.nowMillis() - at.bootMillis()) / 1000,
                load(at),
                traffic.disk(at),
                traffic.diskRate(at, further),
                traffic.networkRate(at, further),
                at.incident().kind());
    }

    /** @return the percentage with that difference; at full load it trembles a little from below */
    private static double trembling(double percent, double by) {
        return Math.max(LEAST_PERCENT, Math.min(100 - Math.abs(by) / 4, percent + by));
    }

    private double cpuPercent(long now, long upMillis, double busy) {
        double percent = idlePercent + dayPercent * busy + 12 * noise.at(CPU_NOISE, now) + spikePercent(now);
        if (upMillis < BOOT_MILLIS) {
            percent += 60 * (1 - upMillis / (double) BOOT_MILLIS);
        }
        return Math.max(LEAST_PERCENT, Math.min(100, percent));
    }

    private static double trouble(Incident incident, long now, double cpu) {
        double rest = 100 - cpu;
        return switch (incident.kind()) {
            case NONE -> 0;
            case CPU_RUNAWAY -> rest * incident.rise(now, 0.15);
            case MEMORY_LEAK -> Math.min(rest, 45 * incident.tightness(now));
            case DISK_FILLING -> Math.min(rest, 6);
            case NETWORK_FLOOD -> Math.min(rest, 30 * incident.rise(now, 0.1));
        };
    }

    private static double leaked(Incident incident, long now, double memory) {
        return incident.kind() == IncidentKind.MEMORY_LEAK
                ? Math.max(0, FULL_MEMORY - memory) * incident.rise(now, 0.95)
                : 0;
    }

    private double usedShare(long now, long upMillis, double busy) {
        double settled = memoryShare + 0.1 * busy + 0.04 * noise.at(MEMORY_NOISE, now);
        double warmth = upMillis / (double) (upMillis + WARM_UP_MILLIS);
        return 0.06 + (settled - 0.06) * warmth;
    }

    /** @return busy cores; in a runaway and while memory is tight there wait as many again, or twice as many */
    private double load(HostMoment at) {
        double waiting = at.has(IncidentKind.CPU_RUNAWAY) ? at.rise(0.5) : 2 * at.tightness();
        return cores * ((at.cpuPercent() + at.trouble()) / 100 + waiting);
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
}
