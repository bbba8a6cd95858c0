package dev.frameproof.harness.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * At which offsets a record was written, committed or not. What one look at the topic brings along is kept, so that rows
 * of many neighbouring offsets cost one look. Safe for use by several threads at once.
 */
final class WrittenOffsets implements TopicRecords.Presence, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Map<Integer, Seen> partitions = new HashMap<>();
    private int assigned = -1;

    private static final class Seen {
        private final Set<Long> offsets = new HashSet<>();
        private long from;
        private long to;

        boolean covers(long offset) {
            return offset >= from && offset < to;
        }
    }

    /** @param consumer one that sees uncommitted records; becomes its own */
    WrittenOffsets(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    @Override
    public synchronized boolean has(int partition, long offset) {
        Seen seen = partitions.computeIfAbsent(partition, unused -> new Seen());
        if (!seen.covers(offset)) {
            look(seen, partition, offset);
        }
        return seen.offsets.contains(offset);
    }

    private void look(Seen seen, int partition, long offset) {
        var one = new TopicPartition(topic, partition);
        if (assigned != partition) {
            consumer.assign(List.of(one));
            assigned = partition;
        }
        if (seen.to != offset) {
            seen.offsets.clear();
            seen.from = offset;
        }
        consumer.seek(one, offset);
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (consumer.position(one) <= offset && System.nanoTime() - deadline < 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                seen.offsets.add(record.offset());
            }
        }
        seen.to = Math.max(offset + 1, consumer.position(one));
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
