package dev.frameproof.producers.workload;

import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.List;
import java.util.Optional;

/**
 * What a host says of itself, synthetic or measured.
 *
 * @param cpuPercent of all cores together, 0 to 100
 * @param loadAverage how many threads run or want to, over the last minute
 * @param disk bytes used and free
 * @param diskRate bytes a second, read and written
 * @param networkRate bytes a second, received and sent
 */
record HostFigures(
        double cpuPercent,
        long memUsed,
        long memFree,
        long uptimeSeconds,
        double loadAverage,
        Pair disk,
        Pair diskRate,
        Pair networkRate,
        IncidentKind incident) {
    /** Two counts of bytes that belong together. */
    record Pair(long first, long second) {}

    static Member host(String name) {
        return new Member("host", new TextValue(name));
    }

    /** @return the number with at most two decimals */
    static double twoDecimals(double value) {
        return Math.rint(value * 100) / 100;
    }

    /** @return the percentage with at most two decimals, within 0 and 100 */
    static double percent(double value) {
        return twoDecimals(Math.min(100, Math.max(0, value)));
    }

    /** @return a record in the members of {@link ServerMetrics}, with that key */
    Sample sample(Optional<Value> key, Member host) {
        return new Sample(
                key,
                new ObjectValue(List.of(
                        host,
                        new Member("cpu", new FloatValue(percent(cpuPercent))),
                        integer("memUsed", memUsed),
                        integer("memFree", memFree),
                        integer("uptime", uptimeSeconds),
                        new Member("load", new FloatValue(twoDecimals(loadAverage))),
                        integer("diskUsed", disk.first()),
                        integer("diskFree", disk.second()),
                        integer("diskRead", diskRate.first()),
                        integer("diskWritten", diskRate.second()),
                        integer("netReceived", networkRate.first()),
                        integer("netSent", networkRate.second()),
                        new Member("incident", new TextValue(incident.text())))));
    }

    private static Member integer(String name, long value) {
        return new Member(name, new IntegerValue(value));
    }
}
