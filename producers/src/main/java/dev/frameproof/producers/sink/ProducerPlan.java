package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.Encoder;
import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.source.EncodedWorkload;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.workload.Workload;

/**
 * What one run of a producer sends.
 *
 * @param source what the records are
 * @param pacing when each record is due
 * @param records how many records, from index 0
 * @param partitioning where each goes; it uses no partition that the topic does not have
 * @param transactions which records belong together, and what becomes of them
 */
public record ProducerPlan(
        RecordSource source, Pacing pacing, long records, Partitioning partitioning, Transactions transactions) {
    public ProducerPlan {
        requireNonNull(source, "source");
        requireNonNull(pacing, "pacing");
        requireNonNull(partitioning, "partitioning");
        requireNonNull(transactions, "transactions");
        if (records < 0) {
            throw new IllegalArgumentException("a plan has no fewer than 0 records, not " + records);
        }
    }

    /** A plan without transactions; samples without a key are sent without one. */
    public ProducerPlan(
            Workload workload,
            Encoder keyEncoder,
            Encoder valueEncoder,
            Pacing pacing,
            long records,
            Partitioning partitioning) {
        this(
                new EncodedWorkload(workload, keyEncoder, valueEncoder),
                pacing,
                records,
                partitioning,
                TransactionPlan.none());
    }

    /** @return a plan that sends values as JSON, keys as text, to each partition in turn */
    public static ProducerPlan json(Workload workload, Pacing pacing, long records, int partitions) {
        return new ProducerPlan(
                workload, new TextEncoder(), new JsonEncoder(), pacing, records, Partitioning.roundRobin(partitions));
    }
}
