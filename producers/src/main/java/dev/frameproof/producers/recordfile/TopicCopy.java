package dev.frameproof.producers.recordfile;

import dev.frameproof.producers.sink.KafkaSinkException;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Writes what is committed in a topic into a record file. */
public final class TopicCopy {
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicCopy() {}

    /**
     * Reads every partition from its beginning to where it ends at the time of the call; the file's records are in the
     * order of their timestamps as far as one poll reaches, and of their offsets within each partition.
     *
     * @param clientProperties further properties of Kafka's clients
     * @param timeout how long there may be nothing new before the end
     * @return how many records were written
     * @throws KafkaSinkException when the topic cannot be read to its end
     */
    public static long write(
            String bootstrapServers, String topic, Map<String, String> clientProperties, Path file, Duration timeout) {
        Map<String, Object> settings = new HashMap<>(clientProperties);
        settings.keySet().removeIf(name -> name.equals("compression.type") || name.equals("acks"));
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("allow.auto.create.topics", "false");
        settings.put("default.api.timeout.ms", Math.toIntExact(timeout.toMillis()));
        try (KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Writer writer = Files.newBufferedWriter(file)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return copy(consumer, consumer.endOffsets(partitions), writer, timeout);
        } catch (KafkaException e) {
            throw new KafkaSinkException(
                    "topic " + topic + " on " + bootstrapServers + " cannot be read: " + e.getMessage()
                            + " (is it there, and is the broker running?)",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private static long copy(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Writer writer, Duration timeout)
            throws IOException {
        long written = 0;
        long deadline = System.nanoTime() + timeout.toNanos();
        while (ends.keySet().stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
            consumer.poll(POLL).forEach(polled::add);
            if (!polled.isEmpty()) {
                deadline = System.nanoTime() + timeout.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new KafkaException("nothing came any more after " + written + " records, before the topic's end");
            }
            polled.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
            for (ConsumerRecord<byte[], byte[]> record : polled) {
                if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    writer.write(RecordLine.of(fileRecord(record)));
                    writer.write('\n');
                    written++;
                }
            }
        }
        return written;
    }

    private static FileRecord fileRecord(ConsumerRecord<byte[], byte[]> record) {
        List<RecordHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new RecordHeader(header.key(), header.value()));
        }
        return new FileRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                OutgoingRecord.of(record.key(), record.value()).withHeaders(headers),
                "");
    }
}
