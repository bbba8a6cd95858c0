package dev.frameproof.scenarios.load;

import dev.frameproof.harness.stage.StageLog;
import dev.frameproof.harness.stage.StageTopic;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.scenarios.kafka.SentRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a stage's topics what Gatling's users sent to them. */
final class StageRecords implements SentRecords {
    private final Map<String, StageLog> logs;

    StageRecords(List<StageTopic> topics) {
        logs = topics.stream().collect(Collectors.toUnmodifiableMap(StageTopic::name, StageTopic::log));
    }

    private Optional<StageLog> log(String topic) {
        return Optional.ofNullable(logs.get(topic));
    }

    @Override
    public void begins(String topic, long firstIndex, long startMillis, long startNanos, Pacing pacing) {
        log(topic).ifPresent(log -> log.begins(firstIndex, startMillis, startNanos, pacing));
    }

    @Override
    public void acknowledged(
            String topic, int partition, long offset, long index, long timestampMillis, long intendedNanos) {
        acknowledged(topic, partition, offset, index, timestampMillis, intendedNanos, intendedNanos, System.nanoTime());
    }

    @Override
    public void acknowledged(
            String topic,
            int partition,
            long offset,
            long index,
            long timestampMillis,
            long intendedNanos,
            long sentNanos,
            long acknowledgedNanos) {
        StageLog log = logs.get(topic);
        if (log != null) {
            log.acknowledged(partition, offset, index, timestampMillis, sentNanos, acknowledgedNanos);
        }
    }

    @Override
    public void failed(String topic, long index) {
        log(topic).ifPresent(StageLog::failed);
    }
}
