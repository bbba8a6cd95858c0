package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededHash;

/** Hosts of the same seed are the same, whichever workload tells of them. */
final class SyntheticFleet {
    private final SyntheticHost[] hosts;
    private final long[] seeds;

    SyntheticFleet(ServerMetricsSettings settings) {
        long seed = SeededHash.hash(settings.seed(), ServerMetrics.NAME.hashCode());
        DayCurve day = new DayCurve();
        int digits = Math.max(2, Integer.toString(settings.hosts()).length());
        hosts = new SyntheticHost[settings.hosts()];
        seeds = new long[settings.hosts()];
        for (int i = 0; i < hosts.length; i++) {
            String number = Integer.toString(i + 1);
            String name = "server-" + "0".repeat(digits - number.length()) + number;
            seeds[i] = SeededHash.hash(seed, i);
            hosts[i] = new SyntheticHost(name, seeds[i], day, settings);
        }
    }

    int size() {
        return hosts.length;
    }

    SyntheticHost host(int number) {
        return hosts[number];
    }

    long seedOf(int number) {
        return seeds[number];
    }
}
