package dev.frameproof.harness.stage;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.sink.KafkaSentLog;
import dev.frameproof.producers.sink.RecordTimesInParts;
import dev.frameproof.producers.sink.SentLog;
import dev.frameproof.producers.sink.TimeAxis;
import java.util.concurrent.atomic.AtomicLong;

/** What is known of the records that were sent to one topic. Safe for use by several threads. */
public final class StageLog {
    private final RecordTimesInParts times = new RecordTimesInParts();
    private final KafkaSentLog log;
    private final AtomicLong failed = new AtomicLong();

    /** @param partitions how many the topic has or will get */
    public StageLog(String topic, int partitions) {
        log = new KafkaSentLog(topic, partitions, times);
    }

    /**
     * Some records are about to be sent, from one index on. To be said before the first of them is sent.
     *
     * @param startMillis when the first is due, in milliseconds since the epoch: the timestamps' origin
     * @param startNanos the same moment on {@link System#nanoTime()}'s scale
     * @param pacing when each is due after that
     */
    public void begins(long firstIndex, long startMillis, long startNanos, Pacing pacing) {
        times.begin(firstIndex, new TimeAxis(startMillis, startNanos, pacing));
    }

    /**
     * The broker has taken a record.
     *
     * @param timestampMillis as it answered
     * @param sentNanos when the record was handed to Kafka's client, on {@link System#nanoTime()}'s scale
     * @param acknowledgedNanos when the answer came, on the same scale
     */
    public void acknowledged(
            int partition, long offset, long index, long timestampMillis, long sentNanos, long acknowledgedNanos) {
        log.add(partition, offset, index, timestampMillis, sentNanos, acknowledgedNanos);
    }

    /** The broker has not taken a record. */
    public void failed() {
        failed.incrementAndGet();
    }

    /** @return how many records were sent and answered, in whatever way */
    public long answered() {
        return log.acknowledged() + failed.get();
    }

    /** @return how many the broker has taken */
    public long acknowledged() {
        return log.acknowledged();
    }

    /** @return where each record came to lie */
    public SentLog positions() {
        return log;
    }
}
