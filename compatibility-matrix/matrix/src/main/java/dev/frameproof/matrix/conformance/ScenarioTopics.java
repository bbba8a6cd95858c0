package dev.frameproof.matrix.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frameproof.host.TargetException;
import dev.frameproof.producers.sink.TopicAdmin;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of two partitions with records such as the recordings had: one member {@code v}. Safe for several threads. */
final class ScenarioTopics implements AutoCloseable {
    private static final int PARTITIONS = 2;
    private static final long FIRST_TIMESTAMP_MS = 1_790_000_000_000L;
    private static final long MS_EACH = 1000;
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final TopicAdmin admin;
    private final Producer<byte[], byte[]> producer;
    private final AtomicInteger made = new AtomicInteger();

    ScenarioTopics(String bootstrapServers) {
        admin = new TopicAdmin(bootstrapServers, Map.of());
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** @return the name of a topic that was made */
    String make(String prefix) {
        String topic = prefix + "-" + made.incrementAndGet();
        admin.create(topic, PARTITIONS, Map.of(), DEADLINE);
        return topic;
    }

    /** Returns when Kafka has it. The timestamp follows from the value, as in the recordings. */
    void produce(String topic, int partition, double value) throws InterruptedException {
        long timestamp = FIRST_TIMESTAMP_MS + (long) Math.floor(value) * MS_EACH;
        byte[] json = ("{\"v\":" + value + "}").getBytes(UTF_8);
        try {
            var unused = producer.send(new ProducerRecord<>(topic, partition, timestamp, null, json))
                    .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new TargetException(
                    "no record could be produced to %s partition %d: %s".formatted(topic, partition, refused), refused);
        }
    }

    @Override
    public void close() {
        producer.close(DEADLINE);
        admin.close();
    }
}
