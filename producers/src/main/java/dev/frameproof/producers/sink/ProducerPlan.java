package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.Encoder;
import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.workload.Workload;

/**
 * What one run of a producer sends.
 *
 * @param workload what the data is
 * @param keyEncoder how the samples' keys are written; samples without a key are sent without one
 * @param valueEncoder how the samples' values are written
 * @param pacing when each record is due
 * @param records how many records, from index 0
 * @param partitioning where each goes; it uses no partition that the topic does not have
 */
public record ProducerPlan(
        Workload workload,
        Encoder keyEncoder,
        Encoder valueEncoder,
        Pacing pacing,
        long records,
        Partitioning partitioning) {
    public ProducerPlan {
        requireNonNull(workload, "workload");
        requireNonNull(keyEncoder, "keyEncoder");
        requireNonNull(valueEncoder, "valueEncoder");
        requireNonNull(pacing, "pacing");
        requireNonNull(partitioning, "partitioning");
        if (records < 0) {
            throw new IllegalArgumentException("a plan has no fewer than 0 records, not " + records);
        }
    }

    /** @return a plan that sends values as JSON, keys as text, to each partition in turn */
    public static ProducerPlan json(Workload workload, Pacing pacing, long records, int partitions) {
        return new ProducerPlan(
                workload, new TextEncoder(), new JsonEncoder(), pacing, records, Partitioning.roundRobin(partitions));
    }
}
