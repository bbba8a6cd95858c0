package dev.frameproof.oracle.internal;

import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.Units;
import java.time.Duration;

/** Notes that records have come: once, in order, in time. */
final class Arrivals {
    private final StreamFacts facts;
    private final SentLog positions;
    private final PartitionStates partitions;
    private final long lateAfterNanos;

    Arrivals(StreamFacts facts, PartitionStates partitions) {
        this.facts = facts;
        this.partitions = partitions;
        positions = facts.positions();
        lateAfterNanos = facts.options().lateAfter().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }

    /** @return whether the row counts, so that its values are to be compared: not for a duplicate */
    boolean arrive(int partition, long offset, long arrivedNanos) {
        if (!partitions.at(partition).arrive(offset, arrivedNanos)) {
            return false;
        }
        long intendedNanos = positions.intendedNanosAt(partition, offset);
        long latency = arrivedNanos - intendedNanos;
        facts.latency()
                .record(
                        intendedNanos,
                        arrivedNanos,
                        positions.waitNanosAt(partition, offset),
                        positions.acknowledgementNanosAt(partition, offset));
        if (latency > lateAfterNanos) {
            late(partition, offset, latency);
        }
        return true;
    }

    private void late(int partition, long offset, long latency) {
        facts.findings()
                .add(
                        FindingKind.LATE,
                        partition,
                        offset,
                        "",
                        new FindingLog.Words(
                                "within " + text(lateAfterNanos) + " of its intended send time",
                                "after " + text(latency),
                                ""));
    }

    private static String text(long nanos) {
        return Units.duration(Duration.ofNanos(nanos));
    }
}
