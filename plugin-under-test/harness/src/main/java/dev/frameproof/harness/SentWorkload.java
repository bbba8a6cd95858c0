package dev.frameproof.harness;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.workload.Workload;
import java.util.concurrent.CompletableFuture;

/**
 * A workload that is being sent, for whoever wants to show or play along.
 *
 * @param id as the plan calls it
 * @param times when each record is due
 * @param records how many are sent at most
 * @param over done when no more are sent; never with an exception
 */
public record SentWorkload(String id, Workload workload, TimeAxis times, long records, CompletableFuture<Void> over) {
    public SentWorkload {
        requireNonNull(id, "id");
        requireNonNull(workload, "workload");
        requireNonNull(times, "times");
        requireNonNull(over, "over");
    }
}
