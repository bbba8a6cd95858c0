package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.workload.HostFigures.Pair;

/** What a synthetic host's disk holds, and what goes over disk and network. */
final class HostTraffic {
    private static final long PAGE_BYTES = SyntheticHost.PAGE_BYTES;
    private static final long GIBIBYTE_PAGES = (1L << 30) / PAGE_BYTES;
    private static final long GIGABIT_BYTES = 125_000_000;
    private static final long SWAP_BYTES = 90_000_000;
    private static final int DISK_NOISE = 7;
    private static final int NETWORK_NOISE = 8;
    private static final int JITTER_BITS = 21;
    private static final double FULL = 0.995;

    /** How much of an incident is over when the disk is full. */
    private static final double FILLED = 0.85;

    private static final double FLOOD_RISE = 0.1;

    private final SmoothNoise noise;
    private final long diskPages;
    private final double diskShare;
    private final double writtenBytes;
    private final double readBytes;
    private final long lineBytes;
    private final double receivedBytes;
    private final double sentBytes;

    HostTraffic(SeededStream traits, SmoothNoise noise) {
        this.noise = noise;
        diskPages = 100 * GIBIBYTE_PAGES * traits.nextBetween(1, 4);
        diskShare = 0.25 + 0.4 * traits.nextUnit();
        writtenBytes = 300_000 + 6_000_000 * traits.nextUnit();
        readBytes = 100_000 + 3_000_000 * traits.nextUnit();
        lineBytes = GIGABIT_BYTES * (traits.nextChance(0.5) ? 10 : 1);
        receivedBytes = GIGABIT_BYTES * (0.01 + 0.15 * traits.nextUnit());
        sentBytes = GIGABIT_BYTES * (0.01 + 0.15 * traits.nextUnit());
    }

    /** @return bytes used and free: logs fill the disk through the day and are put away at midnight */
    Pair disk(HostMoment at) {
        double inDay = (at.nowMillis() % DayCurve.DAY_MILLIS) / (double) DayCurve.DAY_MILLIS;
        double share = diskShare + 0.08 * inDay;
        if (at.has(IncidentKind.DISK_FILLING)) {
            share += (FULL - share) * at.rise(FILLED);
        }
        long used = (long) (diskPages * share);
        return new Pair(used * PAGE_BYTES, (diskPages - used) * PAGE_BYTES);
    }

    /**
     * @param jitter 64 bits that differ from moment to moment
     * @return bytes a second, read and written
     */
    Pair diskRate(HostMoment at, long jitter) {
        double work = (0.3 + at.busy()) * (1 + 0.6 * noise.at(DISK_NOISE, at.nowMillis()));
        double read = readBytes * work * part(jitter, 0) + SWAP_BYTES * at.tightness();
        double written = writtenBytes * work * part(jitter, 1);
        if (at.has(IncidentKind.DISK_FILLING) && at.rise(FILLED) < 1) {
            Incident incident = at.incident();
            double seconds = FILLED * (incident.toMillis() - incident.fromMillis()) / 1000;
            written += diskPages * (FULL - diskShare) * PAGE_BYTES / seconds;
        }
        return new Pair((long) read, (long) written);
    }

    /**
     * @param jitter 64 bits that differ from moment to moment
     * @return bytes a second, received and sent
     */
    Pair networkRate(HostMoment at, long jitter) {
        double work = (0.25 + at.busy()) * (1 + 0.5 * noise.at(NETWORK_NOISE, at.nowMillis()));
        double received = receivedBytes * work * part(jitter, 2);
        double sent = sentBytes * work * part(jitter, 0);
        if (at.has(IncidentKind.NETWORK_FLOOD)) {
            double flood = lineBytes * (0.85 + 0.1 * part(jitter, 1));
            received += (flood - received) * at.rise(FLOOD_RISE);
        }
        return new Pair((long) received, (long) sent);
    }

    /** @return 0.8 to 1.2, by one of three parts of those bits */
    private static double part(long bits, int which) {
        long piece = (bits >>> (which * JITTER_BITS)) & ((1 << JITTER_BITS) - 1);
        return 0.8 + 0.4 * piece / (1 << JITTER_BITS);
    }
}
