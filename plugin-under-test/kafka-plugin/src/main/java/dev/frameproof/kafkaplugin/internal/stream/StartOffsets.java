package dev.frameproof.kafkaplugin.internal.stream;

import dev.frameproof.kafkaplugin.internal.settings.KafkaQuery;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Finds where reading a partition begins. */
final class StartOffsets {
    /** A step back reads at least so many offsets: transaction markers and aborted records leave gaps. */
    private static final long SMALLEST_STEP = 32;

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<?, ?> consumer;
    private final StreamEnd end;

    /** @param consumer reads committed records, so that its end offsets lie before open transactions */
    StartOffsets(Consumer<?, ?> consumer, StreamEnd end) {
        this.consumer = consumer;
        this.end = end;
    }

    /** @return by partition the offset to begin at; the consumer's assignment and positions are changed */
    Map<TopicPartition, Long> of(Collection<TopicPartition> partitions, KafkaQuery query) {
        return switch (query.start()) {
            case EARLIEST -> earliest(partitions);
            case LATEST -> copy(consumer.endOffsets(partitions));
            case LAST_N -> lastN(partitions, query.lastN());
        };
    }

    Map<TopicPartition, Long> earliest(Collection<TopicPartition> partitions) {
        return copy(consumer.beginningOffsets(partitions));
    }

    /**
     * Offsets are not records: markers, aborted and compacted records take some. So reads backwards, window by window,
     * until the window's records make up the number.
     */
    private Map<TopicPartition, Long> lastN(Collection<TopicPartition> partitions, long count) {
        Map<TopicPartition, Long> begins = earliest(partitions);
        Map<TopicPartition, Long> ends = copy(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (TopicPartition partition : partitions) {
            starts.put(partition, lastN(partition, count, begins.get(partition), ends.get(partition)));
        }
        return starts;
    }

    private long lastN(TopicPartition partition, long count, long begin, long partitionEnd) {
        long missing = count;
        long windowEnd = partitionEnd;
        long step = count;
        while (missing > 0 && windowEnd > begin && !end.isWished()) {
            long windowBegin = Math.max(begin, windowEnd - step);
            Deque<Long> offsets = lastOffsets(partition, windowBegin, windowEnd, missing);
            if (offsets.size() == missing) {
                return offsets.getFirst();
            }
            missing -= offsets.size();
            windowEnd = windowBegin;
            step = Math.max(step * 2, SMALLEST_STEP);
        }
        return windowEnd;
    }

    /** @return the offsets of the window's last records, at most {@code count}, ascending */
    private Deque<Long> lastOffsets(TopicPartition partition, long from, long to, long count) {
        Deque<Long> offsets = new ArrayDeque<>();
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < to && !end.isWished()) {
            for (ConsumerRecord<?, ?> record : consumer.poll(POLL).records(partition)) {
                if (record.offset() < to) {
                    offsets.addLast(record.offset());
                }
                if (offsets.size() > count) {
                    offsets.removeFirst();
                }
            }
        }
        return offsets;
    }

    private static Map<TopicPartition, Long> copy(Map<TopicPartition, Long> offsets) {
        return new HashMap<>(offsets);
    }
}
