package dev.frameproof.harness.topic;

import dev.frameproof.oracle.StreamQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Follows the partitions that a topic gets while it is read, each from its first record on. */
final class AddedPartitions {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicRecords records;
    private final boolean all;
    private final String topic;
    private long lookedNanos = System.nanoTime();

    /** @param consumer the one that reads; used on the thread that reads only */
    AddedPartitions(Consumer<byte[], byte[]> consumer, TopicRecords records, StreamQuery query) {
        this.consumer = consumer;
        this.records = records;
        all = query.partition().isEmpty();
        topic = query.topicName();
    }

    /** Reads those that are new from now on, too. What the client knows of the topic is enough; no broker is asked. */
    void follow() {
        if (!all || System.nanoTime() - lookedNanos < LOOK_AGAIN.toNanos()) {
            return;
        }
        lookedNanos = System.nanoTime();
        try {
            List<TopicPartition> added = added();
            if (!added.isEmpty()) {
                Map<TopicPartition, Long> begins = consumer.beginningOffsets(added);
                List<TopicPartition> followed = new ArrayList<>(consumer.assignment());
                followed.addAll(added);
                consumer.assign(followed);
                added.forEach(one -> {
                    consumer.seek(one, begins.get(one));
                    records.added(one.partition(), begins.get(one));
                });
            }
        } catch (TimeoutException notYet) {
            // Asked again at the next look: an added partition may have no leader yet.
        }
    }

    private List<TopicPartition> added() {
        List<PartitionInfo> known = consumer.partitionsFor(topic, Duration.ZERO);
        if (known == null) {
            return List.of();
        }
        return known.stream()
                .map(PartitionInfo::partition)
                .filter(number -> !records.byPartition().containsKey(number))
                .sorted()
                .map(number -> new TopicPartition(topic, number))
                .toList();
    }
}
