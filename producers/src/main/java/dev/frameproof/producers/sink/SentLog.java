package dev.frameproof.producers.sink;

/**
 * Which sample lies at which position of one topic, as the broker acknowledged it: the bridge between what was sent and
 * what a viewer sees. Written by the producer's callback thread, read by verifiers at the same time.
 */
public interface SentLog {
    /** @return the topic this is about */
    String topic();

    /** @return how many partitions the topic has; it may get more, never fewer */
    int partitions();

    /**
     * @param offset a record's offset in its partition
     * @return the workload's index of the record there, or -1 when no record of ours is known there (yet), or it is of a
     *     transaction that is aborted, so that no reader of what is committed may see it
     */
    long indexAt(int partition, long offset);

    /**
     * @return the first offset, from the given one on, at which a record of ours may be known: whoever looks at all
     *     records of a partition need not look at the gaps before it, which may be billions of offsets wide
     */
    default long firstFrom(int partition, long offset) {
        return offset;
    }

    /** @return the record's timestamp in milliseconds since the epoch; only for a position with a known index */
    long timestampMillisAt(int partition, long offset);

    /**
     * @return when the record was meant to be sent, on {@link System#nanoTime()}'s scale; only for a position with a
     *     known index. Latency counts from here, so that a producer that stalls hides nothing.
     */
    long intendedNanosAt(int partition, long offset);

    /**
     * @return nanoseconds from when the record was meant to be sent to when it was handed to Kafka's client, exact to
     *     the microsecond; -1 where that is not known (any more)
     */
    default long waitNanosAt(int partition, long offset) {
        return -1;
    }

    /**
     * @return nanoseconds from when the record was handed to Kafka's client to its acknowledgement, exact to the
     *     microsecond; -1 where that is not known (any more)
     */
    default long acknowledgementNanosAt(int partition, long offset) {
        return -1;
    }

    /** @return the offset after the last acknowledged record of the partition, 0 when there is none */
    long endOffset(int partition);

    /** @return how many records have been acknowledged in all partitions, aborted ones not among them */
    long acknowledged();

    /** @return the index of the record there when it is of a transaction that is aborted, else -1 */
    default long abortedIndexAt(int partition, long offset) {
        return -1;
    }

    /** @return how many acknowledged records are of transactions that are aborted, in all partitions */
    default long aborted() {
        return 0;
    }
}
