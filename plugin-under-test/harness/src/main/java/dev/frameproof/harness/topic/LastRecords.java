package dev.frameproof.harness.topic;

import dev.frameproof.harness.topic.WhereToRead.Range;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Finds where the last records of a partition begin: markers, aborted and compacted records take offsets, too. */
final class LastRecords {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> committed;
    private final Duration stalled;

    /**
     * @param committed sees committed records only; stays the caller's, its assignment and positions are changed
     * @param stalled how long nothing may come
     */
    LastRecords(Consumer<byte[], byte[]> committed, Duration stalled) {
        this.committed = committed;
        this.stalled = stalled;
    }

    /**
     * @return an offset from which on a partition holds at least so many committed records, or its begin
     * @throws TimeoutException when Kafka does not answer
     */
    long from(TopicPartition partition, int count, Range range) {
        long end = range.end().lastStable();
        long step = count;
        while (true) {
            long from = Math.max(range.begin(), end - step);
            if (from == range.begin() || count(partition, from, end) >= count) {
                return from;
            }
            step *= 2;
        }
    }

    private long count(TopicPartition partition, long from, long end) {
        committed.assign(List.of(partition));
        committed.seek(partition, from);
        long count = 0;
        long deadline = System.nanoTime() + stalled.toNanos();
        while (committed.position(partition) < end) {
            List<ConsumerRecord<byte[], byte[]>> records = committed.poll(POLL).records(partition);
            count += records.stream().filter(record -> record.offset() < end).count();
            if (!records.isEmpty()) {
                deadline = System.nanoTime() + stalled.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("partition %d could not be read on from offset %d within %d s"
                        .formatted(partition.partition(), committed.position(partition), stalled.toSeconds()));
            }
        }
        return count;
    }
}
