package dev.frameproof.harness.topic;

import dev.frameproof.harness.topic.TopicReader.ReadRecord;
import dev.frameproof.harness.topic.TopicReader.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Visits all records of a partition that were written, those of aborted transactions too. Before the position of a
 * consumer that sees committed records only, every transaction has ended: what that one has not seen there was aborted.
 */
final class WrittenRecords {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STALLED = Duration.ofSeconds(15);

    private final Consumer<byte[], byte[]> uncommitted;
    private final TopicRecords committed;

    /** @param uncommitted sees uncommitted records; stays the caller's */
    WrittenRecords(Consumer<byte[], byte[]> uncommitted, TopicRecords committed) {
        this.uncommitted = uncommitted;
        this.committed = committed;
    }

    /** Visits by offset, up to where committed records have been read. */
    void visit(int partition, PartitionRecords read, Visitor visitor) throws IOException {
        int size = read.size();
        long end = read.position();
        int next = 0;
        long gap = firstGap(read, size, end);
        if (gap < end) {
            var one = new TopicPartition(committed.positions().topic(), partition);
            uncommitted.assign(List.of(one));
            uncommitted.seek(one, gap);
            long deadline = System.nanoTime() + STALLED.toNanos();
            while (position(one) < end) {
                List<ConsumerRecord<byte[], byte[]>> polled = poll(one);
                for (ConsumerRecord<byte[], byte[]> record : polled) {
                    while (next < size && read.offset(next) < record.offset()) {
                        visitor.visit(committed(partition, read, next++));
                    }
                    if (record.offset() < end && !read.has(record.offset())) {
                        visitor.visit(ReadRecord.aborted(
                                partition,
                                record.offset(),
                                record.timestamp(),
                                new RecordBytes(record.key(), record.value())));
                    }
                }
                if (!polled.isEmpty()) {
                    deadline = System.nanoTime() + STALLED.toNanos();
                } else if (System.nanoTime() - deadline > 0) {
                    throw new IOException("partition %d could not be read on from offset %d within %d s"
                            .formatted(partition, position(one), STALLED.toSeconds()));
                }
            }
        }
        while (next < size) {
            visitor.visit(committed(partition, read, next++));
        }
    }

    private long position(TopicPartition one) throws IOException {
        try {
            return uncommitted.position(one);
        } catch (KafkaException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> poll(TopicPartition one) throws IOException {
        try {
            return uncommitted.poll(POLL).records(one);
        } catch (KafkaException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    private ReadRecord committed(int partition, PartitionRecords read, int number) {
        long offset = read.offset(number);
        return ReadRecord.committed(
                partition, offset, read.timestampMillis(offset), committed.bytes(partition, offset));
    }

    /** @return the first offset at which no committed record lies; the end when there is none */
    private static long firstGap(PartitionRecords read, int size, long end) {
        long expected = read.from();
        for (int number = 0; number < size; number++) {
            if (read.offset(number) != expected) {
                return expected;
            }
            expected++;
        }
        return Math.min(expected, end);
    }
}
