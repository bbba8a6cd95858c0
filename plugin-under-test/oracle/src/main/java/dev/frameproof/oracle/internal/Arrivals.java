package dev.frameproof.oracle.internal;

import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.reports.FindingKind;
import java.time.Duration;

/** Notes that records have come: once, in order, in time. */
final class Arrivals {
    private static final long NANOS_PER_MICRO = 1_000;

    private final StreamFacts facts;
    private final SentLog positions;
    private final PartitionState[] partitions;
    private final long lateAfterNanos;

    Arrivals(StreamFacts facts, PartitionState[] partitions) {
        this.facts = facts;
        this.partitions = partitions;
        positions = facts.positions();
        lateAfterNanos = facts.options().lateAfter().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }

    /** @return whether the row counts, so that its values are to be compared: not for a duplicate */
    boolean arrive(int partition, long offset, long arrivedNanos) {
        if (!partitions[partition].arrive(offset)) {
            return false;
        }
        long latency = arrivedNanos - positions.intendedNanosAt(partition, offset);
        facts.latency().record(latency);
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
                                "within " + micros(lateAfterNanos) + " of its intended send time",
                                "after " + micros(latency),
                                ""));
    }

    private static String micros(long nanos) {
        return nanos / NANOS_PER_MICRO + " us";
    }
}
