package dev.frameproof.harness.session;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.producers.pacing.PacedLoop;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.PacingClock;
import dev.frameproof.producers.sink.GatheredSentLog;
import dev.frameproof.producers.sink.KafkaWords;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordHeader;
import dev.frameproof.reports.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends batch after batch to one topic and notes where each record came to lie. */
final class StreamSender implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final GatheredSentLog log;

    /** What is sent under an index. */
    @FunctionalInterface
    interface Making {
        OutgoingRecord record(long index, long timestampMillis);
    }

    StreamSender(KafkaConnection kafka, StreamFeed feed, GatheredSentLog log) {
        Map<String, Object> properties = new HashMap<>(kafka.properties());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        feed.plan()
                .records()
                .compression()
                .ifPresent(choice -> properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, choice.text()));
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.log = log;
    }

    /**
     * @param first the first record's index; those that follow have the next ones
     * @throws EnvironmentException when Kafka does not take all of them
     */
    void send(long first, long count, Making making, Pacing pacing) throws InterruptedException {
        var failure = new AtomicReference<Exception>();
        PacingClock clock = PacingClock.system();
        long sent = new PacedLoop(pacing, clock).run(clock.nanoTime(), count, (n, intendedNanos) -> {
            if (failure.get() == null) {
                long index = first + n;
                long now = System.currentTimeMillis();
                send(index, making.record(index, now), now, intendedNanos, failure);
            }
        });
        producer.flush();
        if (sent < count) {
            throw new InterruptedException("interrupted after %d of %d records".formatted(sent, count));
        }
        if (failure.get() != null) {
            throw new EnvironmentException(
                    new Problem(
                            "Kafka did not take every record for topic " + log.topic() + ".",
                            KafkaWords.of(failure.get()),
                            "See that Kafka runs, and that the records are not larger than it allows."),
                    failure.get());
        }
    }

    private void send(
            long index, OutgoingRecord record, long now, long intendedNanos, AtomicReference<Exception> failed) {
        int partition = record.partition().orElse((int) (index % StreamRecords.OWN % log.partitions()));
        long timestamp = record.timestampMillis().orElse(now);
        var outgoing = new ProducerRecord<>(
                log.topic(), partition, timestamp, record.key(), record.value(), headers(record.headers()));
        try {
            Future<?> unused = producer.send(outgoing, (position, failure) -> {
                if (failure == null) {
                    log.add(position.partition(), position.offset(), index, position.timestamp(), intendedNanos);
                } else {
                    failed.compareAndSet(null, failure);
                }
            });
        } catch (KafkaException refused) {
            failed.compareAndSet(null, refused);
        }
    }

    private static Iterable<Header> headers(List<RecordHeader> headers) {
        var all = new RecordHeaders();
        headers.forEach(header -> all.add(header.name(), header.value()));
        return all;
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
