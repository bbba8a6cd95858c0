package dev.frameproof.producers.sink;

import dev.frameproof.producers.source.RecordSource;

/** Which partition a record goes to: a function of its index alone, chosen here and not by Kafka's partitioner. */
@FunctionalInterface
public interface Partitioning {
    /** @return the partition for the record of that index, from 0 */
    int partitionFor(long index);

    /** @return every partition in turn */
    static Partitioning roundRobin(int partitions) {
        check(partitions);
        return index -> (int) (index % partitions);
    }

    /** @return every partition in turn, but the same for records of that source whose order must hold */
    static Partitioning of(RecordSource source, int partitions) {
        check(partitions);
        return index -> (int) Math.floorMod(source.partitionKey(index), (long) partitions);
    }

    private static void check(int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("a topic has at least one partition, not " + partitions);
        }
    }

    /** @return always that partition */
    static Partitioning single(int partition) {
        if (partition < 0) {
            throw new IllegalArgumentException("a partition is 0 or above, not " + partition);
        }
        return index -> partition;
    }
}
