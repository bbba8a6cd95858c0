package dev.frameproof.scenarios.kafka;

import dev.frameproof.producers.pacing.Pacing;

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

    /**
     * Records of one action are about to be sent, from one index of the workload on.
     *
     * @param startMillis when the action's first record is due, in milliseconds since the epoch
     * @param startNanos the same moment on {@link System#nanoTime()}'s scale
     * @param pacing when each is due after that
     */
    default void begins(String topic, long firstIndex, long startMillis, long startNanos, Pacing pacing) {}

    /**
     * As the other one, with when the record was handed to Kafka's client and when its answer came, on
     * {@link System#nanoTime()}'s scale.
     */
    default void acknowledged(
            String topic,
            int partition,
            long offset,
            long index,
            long timestampMillis,
            long intendedNanos,
            long sentNanos,
            long acknowledgedNanos) {
        acknowledged(topic, partition, offset, index, timestampMillis, intendedNanos);
    }

    /** A record was not taken. */
    default void failed(String topic, long index) {}

    /** As {@link #acknowledged}, for a record of a transaction that is aborted: no reader of what is committed may see it. */
    default void aborted(String topic, int partition, long offset, long index) {}
}
