package dev.frameproof.harness.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.Partitioning;
import dev.frameproof.producers.sink.ProducerPlan;
import dev.frameproof.producers.sink.ProducerProgress;
import dev.frameproof.producers.sink.ProducerResult;
import dev.frameproof.producers.sink.ProducerRun;
import dev.frameproof.producers.sink.SentLog;
import java.time.Duration;
import java.util.Optional;
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
    private Optional<ProducerRun> producer = Optional.empty();

    TopicRun(WorkloadPlan plan, Sendable.Sent sent, Schedule.Share share, KafkaTarget target, int partitions) {
        this.plan = requireNonNull(plan, "plan");
        this.sent = requireNonNull(sent, "sent");
        this.share = requireNonNull(share, "share");
        this.target = requireNonNull(target, "target");
        this.partitions = partitions;
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

    void start() {
        ProducerPlan sending = new ProducerPlan(
                sent.source(),
                share.pacing(),
                share.records(),
                Partitioning.of(sent.source(), partitions),
                Sendable.transactions(plan.records()));
        ProducerRun run = ProducerRun.start(sending, target);
        positions.started(run.sentLog());
        producer = Optional.of(run);
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
        producer.ifPresent(ProducerRun::close);
    }
}
