package dev.frameproof.cli;

import dev.frameproof.producers.pacing.LivePacing;
import dev.frameproof.producers.pacing.PacedLoop;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.Transactions;
import dev.frameproof.producers.source.RecordSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What is sent, however it is sent.
 *
 * @param source the records
 * @param pacing when each is due
 * @param records how many at most; {@link Long#MAX_VALUE} for no end
 * @param duration how long at most
 * @param partitions how many the records are spread over where they do not say
 * @param partition the one that all go to
 * @param transactions which belong together
 */
record SendingPlan(
        RecordSource source,
        Pacing pacing,
        long records,
        Optional<Duration> duration,
        int partitions,
        Optional<Integer> partition,
        Transactions transactions) {
    int partitionOf(long index, int count) {
        return partition.orElseGet(() -> (int) Math.floorMod(source.partitionKey(index), (long) count));
    }

    /** Ends a loop after the duration where no record may come to tell it. */
    void endLive(PacedLoop loop) {
        if (pacing instanceof LivePacing && duration.isPresent()) {
            CompletableFuture<Void> unused = new CompletableFuture<Void>()
                    .completeOnTimeout(null, duration.get().toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(loop::stop);
        }
    }

    boolean isOver(Duration elapsed) {
        return duration.isPresent() && elapsed.compareTo(duration.get()) >= 0;
    }
}
