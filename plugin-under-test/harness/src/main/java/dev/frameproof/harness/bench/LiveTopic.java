package dev.frameproof.harness.bench;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.internal.PendingSentLog;
import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.WorkloadRecords;
import dev.frameproof.producers.encoding.Encoder;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.Partitioning;
import dev.frameproof.producers.sink.ProducerPlan;
import dev.frameproof.producers.sink.ProducerRun;
import dev.frameproof.producers.workload.Workload;
import java.util.Map;
import java.util.Optional;

/** A topic that is read before anything is sent to it: what will lie in it can be verified by viewers that wait. */
public final class LiveTopic implements AutoCloseable {
    private final KafkaTarget target;
    private final int partitions;
    private final Workload workload;
    private final Encoder encoder;
    private final PendingSentLog positions;
    private final RecordSource records;
    private Optional<ProducerRun> producer = Optional.empty();

    /** @param topic one that exists, with so many partitions, and in it nothing */
    public LiveTopic(String bootstrapServers, String topic, int partitions, Workload workload, Encoder encoder) {
        this.target = new KafkaTarget(bootstrapServers, topic, Map.of());
        this.partitions = partitions;
        this.workload = requireNonNull(workload, "workload");
        this.encoder = requireNonNull(encoder, "encoder");
        positions = new PendingSentLog(topic, partitions);
        records = new WorkloadRecords(positions, workload, new TextEncoder());
    }

    /** @return what is sent to it, as far as that is known */
    public RecordSource records() {
        return records;
    }

    /** @return the query for all of it, as JSON */
    public StreamQuery query() {
        return StreamQuery.of(target.topic()).withStart(StartPosition.earliest());
    }

    /** Begins to send, once. */
    public void send(Pacing pacing, long count) {
        ProducerRun run = ProducerRun.start(
                new ProducerPlan(
                        workload, new TextEncoder(), encoder, pacing, count, Partitioning.roundRobin(partitions)),
                target);
        positions.started(run.sentLog());
        producer = Optional.of(run);
    }

    /** @return whether all has been sent and acknowledged, or nothing was to be */
    public boolean isSent() {
        return producer.map(run -> run.completion().isDone()).orElse(true);
    }

    /** Sends no more. */
    public void stop() {
        producer.ifPresent(ProducerRun::stop);
    }

    /** @return how many records the broker has acknowledged */
    public long acknowledged() {
        return positions.acknowledged();
    }

    @Override
    public void close() {
        producer.ifPresent(ProducerRun::close);
    }
}
