package dev.frameproof.harness.topic;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.recording.PartitionEnd;
import dev.frameproof.reports.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Finds out what a topic holds when reading it begins, and where a viewer of it begins. */
final class WhereToRead {
    static final Duration ANSWER = Duration.ofSeconds(15);

    private WhereToRead() {}

    static SortedMap<Integer, PartitionEnd> ends(
            KafkaConnection kafka, Consumer<byte[], byte[]> committed, List<TopicPartition> wanted) {
        Map<TopicPartition, Long> stable = committed.endOffsets(wanted, ANSWER);
        SortedMap<Integer, PartitionEnd> ends = new TreeMap<>();
        try (Consumer<byte[], byte[]> uncommitted = ByteConsumers.uncommitted(kafka)) {
            uncommitted
                    .endOffsets(wanted, ANSWER)
                    .forEach((one, end) -> ends.put(one.partition(), new PartitionEnd(end, stable.get(one))));
        }
        return ends;
    }

    static List<TopicPartition> partitions(
            Consumer<byte[], byte[]> consumer, KafkaConnection kafka, StreamQuery query) {
        List<PartitionInfo> all = consumer.partitionsFor(query.topicName(), ANSWER);
        if (all == null || all.isEmpty()) {
            throw new EnvironmentException(
                    new Problem(
                            "There is no topic %s at %s.".formatted(query.topicName(), kafka.bootstrapServers()),
                            "",
                            "See that name and cluster are right; the datasource's own address may be another one."),
                    null);
        }
        if (query.partition().orElse(0) >= all.size()) {
            throw new EnvironmentException(
                    new Problem(
                            "The topic %s has no partition %d."
                                    .formatted(
                                            query.topicName(), query.partition().getAsInt()),
                            "It has %d, from 0 to %d.".formatted(all.size(), all.size() - 1),
                            "Name one of them with --partition, or leave it out for all."),
                    null);
        }
        return IntStream.range(0, all.size())
                .mapToObj(number -> new TopicPartition(query.topicName(), number))
                .toList();
    }

    static long start(Consumer<byte[], byte[]> consumer, TopicPartition one, StartPosition start, Range range) {
        return switch (start.reset()) {
            case EARLIEST -> range.begin();
            case LATEST -> range.end().lastStable();
            case LAST_N -> new LastRecords(consumer, ANSWER).from(one, start.lastN(), range);
        };
    }

    /** What a partition held when reading began. */
    record Range(long begin, PartitionEnd end) {}
}
