package dev.frameproof.scenarios.kafka;

import dev.frameproof.scenarios.kafka.internal.client.RecordFeed;
import dev.frameproof.scenarios.kafka.internal.client.RunClients;
import dev.frameproof.scenarios.kafka.internal.client.TransactionPool;
import dev.frameproof.scenarios.kafka.internal.protocol.KafkaConnections;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's own clients for tests, one partition a topic: records are answered when the test says so. */
final class TestingKafka implements KafkaConnections {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final List<PartitionInfo> partitions = new ArrayList<>();
    private final MockProducer<byte[], byte[]> producer;
    private final MockProducer<byte[], byte[]> transactional;
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
    private final AtomicLong offset = new AtomicLong();
    private volatile String refusal = "";

    TestingKafka(String... topics) {
        Node node = new Node(0, "testing", 9092);
        for (String topic : topics) {
            PartitionInfo info = new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node});
            partitions.add(info);
            consumer.updatePartitions(topic, List.of(info));
            consumer.updateEndOffsets(Map.of(new TopicPartition(topic, 0), 0L));
        }
        Cluster cluster = new Cluster("testing", List.of(node), partitions, java.util.Set.of(), java.util.Set.of());
        producer = producer(cluster, false);
        transactional = producer(cluster, true);
    }

    private MockProducer<byte[], byte[]> producer(Cluster cluster, boolean autoComplete) {
        return new MockProducer<>(cluster, autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public List<PartitionInfo> partitionsFor(String topic) {
                if (!refusal.isEmpty()) {
                    throw new KafkaException(refusal);
                }
                return super.partitionsFor(topic);
            }
        };
    }

    @Override
    public RunClients clients() {
        return new RunClients(List.of(producer), 1_000_000, "testing:9092");
    }

    @Override
    public RecordFeed feed(LongSupplier clockMillis) {
        return new RecordFeed(() -> consumer, clockMillis);
    }

    @Override
    public TransactionPool transactions() {
        return new TransactionPool(id -> transactional, "testing", 1);
    }

    void refuseTopic(String reason) {
        refusal = reason;
    }

    void failCommits(RuntimeException error) {
        transactional.commitTransactionException = error;
    }

    List<ProducerRecord<byte[], byte[]>> awaitSent(int count) {
        await(() -> producer.history().size() == count, count + " records were sent");
        return producer.history();
    }

    void awaitReading(String topic) {
        await(() -> consumer.assignment().contains(new TopicPartition(topic, 0)), topic + " is read");
    }

    void acknowledgeNext() {
        producer.completeNext();
    }

    void failNext(RuntimeException error) {
        producer.errorNext(error);
    }

    void arrives(String topic, String key, String value) {
        awaitReading(topic);
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(
                topic,
                0,
                offset.getAndIncrement(),
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8))));
    }

    List<ProducerRecord<byte[], byte[]>> committed() {
        return transactional.history();
    }

    long aborted() {
        return transactional.transactionAborted() ? 1 : 0;
    }

    private static void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited for 20 s, and it is still not so: " + what);
            }
            Thread.onSpinWait();
        }
    }
}
