package dev.frameproof.scenarios.kafka;

/**
 * Is told where each record of a workload came to lie, so that whoever reads the topic can hold it against what was sent.
 * Called by the threads of Kafka's clients: implementations are quick, and safe for use by several threads at once.
 */
@FunctionalInterface
public interface SentRecords {
    /**
     * @param index the record's index in its workload
     * @param timestampMillis the record's timestamp, in milliseconds since the epoch
     * @param intendedNanos when it was meant to be sent, on {@link System#nanoTime()}'s scale
     */
    void acknowledged(String topic, int partition, long offset, long index, long timestampMillis, long intendedNanos);

    /** As {@link #acknowledged}, for a record of a transaction that is aborted: no reader of what is committed may see it. */
    default void aborted(String topic, int partition, long offset, long index) {}
}
