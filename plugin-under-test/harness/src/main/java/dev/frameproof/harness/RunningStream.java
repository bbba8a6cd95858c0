package dev.frameproof.harness;

import static java.util.Objects.requireNonNull;

import dev.frameproof.oracle.StreamProgress;
import java.util.function.Supplier;

/**
 * One stream of a run that goes on. Whoever subscribes to its channel gets what its verified viewer gets, from then on.
 *
 * @param id the stream's name in the plan
 * @param workload the id of the workload whose topic it reads
 * @param channel the Live channel as clients name it
 * @param queryJson what is sent along with the subscription
 * @param progress where the verification of its first viewer stands; from any thread
 */
public record RunningStream(
        String id, String workload, String topic, String channel, String queryJson, Supplier<StreamProgress> progress) {
    public RunningStream {
        requireNonNull(id, "id");
        requireNonNull(workload, "workload");
        requireNonNull(topic, "topic");
        requireNonNull(channel, "channel");
        requireNonNull(queryJson, "queryJson");
        requireNonNull(progress, "progress");
    }
}
