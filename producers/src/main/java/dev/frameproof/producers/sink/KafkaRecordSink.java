package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.pacing.PacingClock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Writes records to one topic, each to the partition and with the timestamp that its index stands for, and logs where
 * the broker says it lies. Idempotent, as Kafka's producer is by default, so a partition holds each record at most once
 * and in the order of sending. Any thread may send.
 *
 * <p>Each record is acknowledged or has failed within {@code delivery.timeout.ms} (30 s unless set otherwise).
 */
public final class KafkaRecordSink implements AutoCloseable {
    /** How many failures are kept with their reasons; all are counted. */
    public static final int KEPT_FAILURES = 1_000;

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Partitioning partitioning;
    private final TimeAxis axis;
    private final PacingClock clock;
    private final KafkaSentLog log;
    private final LongAdder sent = new LongAdder();
    private final AtomicLong failed = new AtomicLong();
    private final Queue<ProduceFailure> failures = new ConcurrentLinkedQueue<>();
    private final LatencyRecorder sendDelays = new LatencyRecorder();
    private final LatencyRecorder acknowledgements = new LatencyRecorder();

    KafkaRecordSink(
            Producer<byte[], byte[]> producer,
            String topic,
            int partitions,
            Partitioning partitioning,
            TimeAxis axis,
            PacingClock clock) {
        this.producer = requireNonNull(producer, "producer");
        this.topic = requireNonNull(topic, "topic");
        this.partitioning = requireNonNull(partitioning, "partitioning");
        this.axis = requireNonNull(axis, "axis");
        this.clock = requireNonNull(clock, "clock");
        log = new KafkaSentLog(topic, partitions, axis);
    }

    /**
     * Connects, and makes sure that the topic is there, so that no record's latency holds what connecting takes.
     *
     * @param partitioning as many partitions as it uses must exist
     * @param start called once the topic is reachable: the run's time begins then
     * @throws IllegalArgumentException for client properties that Kafka or this sink refuses
     * @throws KafkaSinkException when the topic cannot be reached
     */
    public static KafkaRecordSink open(
            KafkaTarget target, Partitioning partitioning, PacingClock clock, Supplier<TimeAxis> start) {
        KafkaProducer<byte[], byte[]> producer = ProducerConnection.open(target);
        try {
            int partitions = ProducerConnection.partitionsOf(producer, target);
            return new KafkaRecordSink(producer, target.topic(), partitions, partitioning, start.get(), clock);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Hands a record to Kafka's client; blocks while the client's buffer is full.
     *
     * @param index the record's index in its workload: gives partition and timestamp
     * @param key null for none
     * @param value null for a tombstone
     * @throws KafkaSinkException when the client takes no more records at all, or its buffer stayed full for
     *     {@code max.block.ms} (30 s unless set otherwise)
     * @throws IllegalArgumentException when the topic has no such partition
     */
    public void send(long index, byte[] key, byte[] value) {
        int partition = partitioning.partitionFor(index);
        if (partition < 0 || partition >= log.partitions()) {
            throw new IllegalArgumentException("record " + index + " is to go to partition " + partition + ", but "
                    + topic + " has partitions 0 to " + (log.partitions() - 1));
        }
        long now = clock.nanoTime();
        sendDelays.record(now - axis.intendedNanos(index));
        sent.increment();
        Acknowledgement acknowledgement = new Acknowledgement(index, partition, now);
        try {
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(topic, partition, axis.timestampMillis(index), key, value), acknowledgement);
        } catch (KafkaException | IllegalStateException e) {
            fail(index, partition, e);
            throw new KafkaSinkException(
                    "Kafka's client takes no more records for " + topic + ": " + KafkaWords.of(e), e);
        }
        if (acknowledgement.refusal instanceof TimeoutException) {
            throw new KafkaSinkException(
                    "Kafka has taken nothing for " + topic + " for so long that the buffer stayed full: "
                            + KafkaWords.of(acknowledgement.refusal),
                    acknowledgement.refusal);
        }
    }

    /** Waits until every record that was sent is acknowledged or has failed. */
    public void flush() {
        producer.flush();
    }

    /** @return where records came to lie, as far as is known */
    public SentLog sentLog() {
        return log;
    }

    /** @return intended time and timestamp of every record */
    public TimeAxis timeAxis() {
        return axis;
    }

    /** @return how many records were handed to Kafka's client, whatever became of them */
    public long sent() {
        return sent.sum();
    }

    public long acknowledged() {
        return log.acknowledged();
    }

    public long failed() {
        return failed.get();
    }

    /** @return the first {@link #KEPT_FAILURES} records that failed, in the order in which that was known */
    public List<ProduceFailure> failures() {
        return List.copyOf(failures);
    }

    /** @return from a record's intended time to the call that handed it to Kafka's client */
    public LatencyRecorder sendDelays() {
        return sendDelays;
    }

    /** @return from handing a record to Kafka's client, waiting for room in its buffer included, to the broker's answer */
    public LatencyRecorder acknowledgements() {
        return acknowledgements;
    }

    /** Ends at once: what is not acknowledged yet fails. Call {@link #flush} before to wait for it. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private void fail(long index, int partition, Exception error) {
        if (failed.getAndIncrement() < KEPT_FAILURES) {
            failures.add(new ProduceFailure(topic, partition, index, KafkaWords.of(error)));
        }
    }

    private final class Acknowledgement implements Callback {
        private final long index;
        private final int partition;
        private final long sentNanos;
        /** Set before {@code send} returns when the client did not even take the record; no other thread looks. */
        private Exception refusal;

        Acknowledgement(long index, int partition, long sentNanos) {
            this.index = index;
            this.partition = partition;
            this.sentNanos = sentNanos;
        }

        @Override
        public void onCompletion(RecordMetadata metadata, Exception error) {
            if (error != null) {
                refusal = error;
                fail(index, partition, error);
                return;
            }
            log.add(partition, metadata.offset(), index, metadata.timestamp());
            acknowledgements.record(clock.nanoTime() - sentNanos);
        }
    }
}
