package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededHash;

/**
 * When a synthetic host boots, and when what goes wrong with it. Time is cut into stretches twice: each as long as lies
 * between two boots on average has one boot, somewhere in its middle half, and each as long as lies between two incidents
 * on average has one of these, anywhere. A boot ends an incident, and the end of a memory leak is a boot.
 */
final class HostLife {
    private static final int BOOT = 2;
    private static final int INCIDENT = 6;
    private static final double LONGEST_SHARE = 0.4;

    private final long seed;
    private final long rebootMillis;
    private final long incidentMillis;

    /** The stretch that was asked for last: a pure function of its number, so that it matters not who set it. */
    private Stretch known;

    /**
     * @param number of a stretch of {@link #incidentMillis}
     * @param leakEndMillis when the last memory leak of an earlier stretch ended, where no boot came after it
     */
    private record Stretch(long number, Incident incident, long leakEndMillis) {}

    /** @param incidentMillis how much time lies between two incidents on average; 0 for none ever */
    HostLife(long seed, long rebootMillis, long incidentMillis) {
        this.seed = seed;
        this.rebootMillis = rebootMillis;
        this.incidentMillis = incidentMillis;
    }

    /** @return what goes on at that time; {@link Incident#NONE} when nothing does */
    Incident incidentAt(long millis) {
        if (incidentMillis == 0) {
            return Incident.NONE;
        }
        Incident incident = stretchAt(millis).incident();
        return incident.isAt(millis) ? incident : Incident.NONE;
    }

    /**
     * @param millis from {@code 2 * rebootMillis} on, so that there was a boot before
     * @return when the host booted last, at most {@code millis}
     */
    long lastBoot(long millis) {
        long boot = plannedBootBefore(millis);
        if (incidentMillis == 0) {
            return boot;
        }
        Stretch stretch = stretchAt(millis);
        Incident incident = stretch.incident();
        boolean isOver = incident.kind() == IncidentKind.MEMORY_LEAK && incident.toMillis() <= millis;
        return Math.max(boot, isOver ? incident.toMillis() : stretch.leakEndMillis());
    }

    private Stretch stretchAt(long millis) {
        long number = millis / incidentMillis;
        Stretch last = known;
        if (last == null || last.number() != number) {
            last = new Stretch(number, incidentIn(number), leakEndBefore(number));
            known = last;
        }
        return last;
    }

    private long leakEndBefore(long stretch) {
        long boot = plannedBootBefore(stretch * incidentMillis);
        for (long earlier = stretch - 1; earlier >= 0 && (earlier + 1) * incidentMillis > boot; earlier--) {
            Incident incident = incidentIn(earlier);
            if (incident.kind() == IncidentKind.MEMORY_LEAK) {
                return incident.toMillis();
            }
        }
        return 0;
    }

    private Incident incidentIn(long stretch) {
        long hash = SeededHash.hash(seed, INCIDENT, stretch);
        IncidentKind kind = IncidentKind.TROUBLES.get((int) (hash & 3));
        long length =
                Math.min(kind.millis(SeededHash.unit(SeededHash.mix(hash))), (long) (incidentMillis * LONGEST_SHARE));
        long from = stretch * incidentMillis + (long) (SeededHash.unit(hash) * (incidentMillis - length));
        long boot = plannedBootBefore(from + length);
        return new Incident(kind, from, boot > from ? boot : from + length);
    }

    private long plannedBootBefore(long millis) {
        long stretch = millis / rebootMillis;
        long boot = bootIn(stretch);
        return boot <= millis ? boot : bootIn(stretch - 1);
    }

    private long bootIn(long stretch) {
        double place = 0.25 + 0.5 * SeededHash.unit(SeededHash.hash(seed, BOOT, stretch));
        return stretch * rebootMillis + (long) (place * rebootMillis);
    }
}
