package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.SentWorkload;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.Partitioning;
import dev.frameproof.producers.sink.ProducerPlan;
import dev.frameproof.producers.sink.ProducerProgress;
import dev.frameproof.producers.sink.ProducerResult;
import dev.frameproof.producers.sink.ProducerRun;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.workload.Workload;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One workload on its way into its topic. */
final class TopicRun implements AutoCloseable {
    private final WorkloadPlan plan;
    private final Sendable.Sent sent;
    private final Schedule.Share share;
    private final KafkaTarget target;
    private final int partitions;
    private final PendingSentLog positions;
    private final RecordSource records;
    private final Duration duration;
    private final CompletableFuture<Void> timeIsOver = new CompletableFuture<>();
    private Optional<ProducerRun> producer = Optional.empty();

    /** @param duration how long is sent what is due when something happens; anything else has its end in its share */
    TopicRun(
            WorkloadPlan plan,
            Sendable.Sent sent,
            Schedule.Share share,
            KafkaTarget target,
            int partitions,
            Duration duration) {
        this.plan = requireNonNull(plan, "plan");
        this.sent = requireNonNull(sent, "sent");
        this.share = requireNonNull(share, "share");
        this.target = requireNonNull(target, "target");
        this.partitions = partitions;
        this.duration = requireNonNull(duration, "duration");
        this.positions = new PendingSentLog(target.topic(), partitions);
        this.records = sent.expected().apply(positions);
    }

    WorkloadPlan plan() {
        return plan;
    }

    Schedule.Share share() {
        return share;
    }

    String topic() {
        return target.topic();
    }

    int partitions() {
        return partitions;
    }

    /** @return the query that reads all of it, from the latest record on */
    StreamQuery query() {
        return sent.query();
    }

    /** @return the offset after the last acknowledged record of a partition */
    long endOffset(int partition) {
        return positions.endOffset(partition);
    }

    RecordSource records() {
        return records;
    }

    /** @return the records that are sent to it */
    dev.frameproof.producers.source.RecordSource source() {
        return sent.source();
    }

    /** Somebody else sends, and writes this log. */
    void sentBy(SentLog log) {
        positions.started(log);
    }

    /** @return what is being sent from now on, where it is a workload */
    Optional<SentWorkload> start() {
        ProducerPlan sending = new ProducerPlan(
                sent.source(),
                pacing(),
                share.records(),
                Partitioning.of(sent.source(), partitions),
                Sendable.transactions(plan.records()));
        ProducerRun run = ProducerRun.start(sending, target);
        positions.started(run.sentLog());
        producer = Optional.of(run);
        if (share.isLive()) {
            CompletableFuture<Void> unused = timeIsOver
                    .completeOnTimeout(null, duration.toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(run::stop);
        }
        return sent.workload()
                .map(workload -> new SentWorkload(
                        plan.id(),
                        workload,
                        run.timeAxis(),
                        share.records(),
                        run.completion().thenAccept(any -> {})));
    }

    /** What happens live is known to the workload that is sent alone. */
    private Pacing pacing() {
        return share.isLive() ? sent.workload().flatMap(Workload::timing).orElseThrow() : share.pacing();
    }

    /** @return where it stands; empty before it was started */
    Optional<ProducerProgress> progress() {
        return producer.map(ProducerRun::progress);
    }

    boolean isHalfSent() {
        return isOver() || progress().orElseThrow().sent() * 2 >= share.records();
    }

    boolean isOver() {
        return producer.map(run -> run.completion().isDone()).orElse(true);
    }

    void stop() {
        producer.ifPresent(ProducerRun::stop);
    }

    /** @return what came of it, once nothing is on its way any more; empty when that takes too long */
    Optional<ProducerResult> result(Duration atMost) throws InterruptedException {
        if (producer.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(producer.get().completion().get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException notOver) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        timeIsOver.cancel(false);
        producer.ifPresent(ProducerRun::close);
    }
}
