package dev.frameproof.cli.bench;

import dev.frameproof.process.ProcessUsage;
import java.util.Map;
import java.util.TreeMap;

/** What processes used until one moment, by name. */
final class Usages {
    private final long atNanos;
    private final Map<String, ProcessUsage> byName;

    private Usages(long atNanos, Map<String, ProcessUsage> byName) {
        this.atNanos = atNanos;
        this.byName = byName;
    }

    /** @param processes pid by name; those that are gone are left out */
    static Usages of(Map<String, Long> processes) {
        Map<String, ProcessUsage> byName = new TreeMap<>();
        processes.forEach((name, pid) -> ProcessUsage.of(pid).ifPresent(usage -> byName.put(name, usage)));
        return new Usages(System.nanoTime(), byName);
    }

    /** @return processor time that each used a second since then */
    Map<String, Double> coresSince(Usages before) {
        Map<String, Double> cores = new TreeMap<>();
        byName.forEach((name, usage) -> {
            ProcessUsage earlier = before.byName.get(name);
            if (earlier != null) {
                double used = usage.cpuTime().minus(earlier.cpuTime()).toNanos();
                cores.put(name, used / (atNanos - before.atNanos));
            }
        });
        return cores;
    }

    /** @return the most memory in RAM that each ever had, in MiB */
    Map<String, Double> residentMiB() {
        Map<String, Double> resident = new TreeMap<>();
        byName.forEach((name, usage) ->
                resident.put(name, usage.peakResidentBytes().orElse(usage.residentBytes()) / MemorySeries.MIB));
        return resident;
    }
}
