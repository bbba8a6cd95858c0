package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.pacing.PacingClock;
import dev.frameproof.producers.source.OutgoingRecord;
import dev.frameproof.producers.source.RecordHeader;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Writes records to one topic, each to the partition and with the timestamp that its index stands for, and logs where
 * the broker says it lies. Idempotent, as Kafka's producer is by default, so a partition holds each record at most once
 * and in the order of sending. Any thread may send, unless there are transactions.
 *
 * <p>Each record is acknowledged or has failed within {@code delivery.timeout.ms} (30 s unless set otherwise).
 */
public final class KafkaRecordSink implements AutoCloseable {
    /** How many failures are kept with their reasons; all are counted. */
    public static final int KEPT_FAILURES = 1_000;

    private final ProducerClients clients;
    private final Transactions transactions;
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
        this(
                new ProducerClients(List.of(producer), TransactionPlan.none()),
                TransactionPlan.none(),
                topic,
                partitions,
                partitioning,
                axis,
                clock);
    }

    KafkaRecordSink(
            ProducerClients clients,
            Transactions transactions,
            String topic,
            int partitions,
            Partitioning partitioning,
            TimeAxis axis,
            PacingClock clock) {
        this.clients = requireNonNull(clients, "clients");
        this.transactions = requireNonNull(transactions, "transactions");
        this.topic = requireNonNull(topic, "topic");
        this.partitioning = requireNonNull(partitioning, "partitioning");
        this.axis = requireNonNull(axis, "axis");
        this.clock = requireNonNull(clock, "clock");
        log = new KafkaSentLog(topic, partitions, axis);
    }

    /** As the other one, without transactions. */
    public static KafkaRecordSink open(
            KafkaTarget target, Partitioning partitioning, PacingClock clock, Supplier<TimeAxis> start) {
        return open(target, partitioning, TransactionPlan.none(), clock, start);
    }

    /**
     * Connects, and makes sure that the topic is there, so that no record's latency holds what connecting takes.
     *
     * @param partitioning as many partitions as it uses must exist
     * @param transactions which record belongs to which; with any, one thread at a time sends and flushes
     * @param start called once the topic is reachable: the run's time begins then
     * @throws IllegalArgumentException for client properties that Kafka or this sink refuses
     * @throws KafkaSinkException when the topic cannot be reached, or there can be no transactions
     */
    public static KafkaRecordSink open(
            KafkaTarget target,
            Partitioning partitioning,
            Transactions transactions,
            PacingClock clock,
            Supplier<TimeAxis> start) {
        ProducerClients clients = ProducerClients.open(target, transactions);
        try {
            int partitions = ProducerConnection.partitionsOf(clients.first(), target);
            return new KafkaRecordSink(
                    clients, transactions, target.topic(), partitions, partitioning, start.get(), clock);
        } catch (RuntimeException e) {
            clients.close();
            throw e;
        }
    }

    /** As {@link #send(long, OutgoingRecord)}, with partition and timestamp as the index gives them. */
    public void send(long index, byte[] key, byte[] value) {
        send(index, OutgoingRecord.of(key, value));
    }

    /**
     * Hands a record to Kafka's client; blocks while the client's buffer is full, and while a transaction that the record
     * ends is being committed or aborted.
     *
     * @param index the record's index in its source: gives partition and timestamp, unless the record has its own
     * @throws KafkaSinkException when the client takes no more records at all, its buffer stayed full for
     *     {@code max.block.ms} (30 s unless set otherwise), or a transaction could not be ended
     * @throws IllegalArgumentException when the topic has no such partition
     */
    public void send(long index, OutgoingRecord record) {
        int partition = record.partition().orElseGet(() -> partitioning.partitionFor(index));
        if (partition < 0 || partition >= log.partitions()) {
            throw new IllegalArgumentException("record " + index + " is to go to partition " + partition + ", but "
                    + topic + " has partitions 0 to " + (log.partitions() - 1));
        }
        long now = clock.nanoTime();
        sendDelays.record(now - axis.intendedNanos(index));
        sent.increment();
        Acknowledgement acknowledgement = new Acknowledgement(index, partition, now);
        try {
            Future<RecordMetadata> unused = clients.send(index, wire(index, partition, record), acknowledgement);
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
        clients.sent(index);
    }

    /**
     * Ends the transactions that are open, and waits until every record that was sent is acknowledged or has failed.
     *
     * @throws KafkaSinkException when a transaction could not be ended
     */
    public void flush() {
        clients.flush();
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

    /** @return how many records the broker has taken, those in transactions that are aborted not among them */
    public long acknowledged() {
        return log.acknowledged();
    }

    /** @return how many records the broker has taken in transactions that are aborted */
    public long aborted() {
        return log.aborted();
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
        clients.close();
    }

    private ProducerRecord<byte[], byte[]> wire(long index, int partition, OutgoingRecord record) {
        ProducerRecord<byte[], byte[]> wire = new ProducerRecord<>(
                topic,
                partition,
                record.timestampMillis().orElseGet(() -> axis.timestampMillis(index)),
                record.key(),
                record.value());
        for (RecordHeader header : record.headers()) {
            wire.headers().add(header.name(), header.value());
        }
        return wire;
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
            long now = clock.nanoTime();
            if (transactions.isAborted(index)) {
                log.addAborted(partition, metadata.offset(), index);
            } else {
                log.add(partition, metadata.offset(), index, metadata.timestamp(), sentNanos, now);
            }
            acknowledgements.record(now - sentNanos);
        }
    }
}
