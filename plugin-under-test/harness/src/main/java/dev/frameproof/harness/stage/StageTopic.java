package dev.frameproof.harness.stage;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.source.RecordSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A topic that was made for one workload of the plan, with nothing in it.
 *
 * @param id the workload's, in the plan
 * @param name the topic's
 * @param partitions how many it has now
 * @param source the records that are to be sent to it, spread over its partitions in turn
 * @param query reads all of it, from the latest record on
 * @param expected what a viewer must see of it, as far as is known until now
 * @param pacing when each record is due, by the plan
 * @param records how many are to be sent, by the plan
 * @param log is to be told of all that is sent
 */
public record StageTopic(
        String id,
        String name,
        AtomicInteger partitions,
        RecordSource source,
        StreamQuery query,
        dev.frameproof.oracle.RecordSource expected,
        Pacing pacing,
        long records,
        StageLog log) {
    public StageTopic {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(partitions, "partitions");
        requireNonNull(source, "source");
        requireNonNull(query, "query");
        requireNonNull(expected, "expected");
        requireNonNull(pacing, "pacing");
        requireNonNull(log, "log");
    }
}
