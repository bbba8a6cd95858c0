package dev.frameproof.scenarios.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Answers each {@code ping x} with {@code pong x}, with its key and headers. */
final class EchoService implements AutoCloseable {
    private final String brokers;
    private final String requests;
    private final String replies;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread = new Thread(this::serve, "echo");
    private volatile boolean closed;
    private volatile String failure = "";

    private EchoService(String brokers, String requests, String replies) {
        this.brokers = brokers;
        this.requests = requests;
        this.replies = replies;
    }

    static EchoService start(String brokers, String requests, String replies) throws InterruptedException {
        EchoService service = new EchoService(brokers, requests, replies);
        service.thread.start();
        service.ready.await();
        return service;
    }

    /** @return why it ended early, empty while it did not */
    String failure() {
        return failure;
    }

    private void serve() {
        try (KafkaConsumer<byte[], byte[]> consumer = TopicReader.open(brokers);
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<TopicPartition> partitions = TopicReader.partitions(consumer, requests);
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> request : consumer.poll(Duration.ofMillis(50))) {
                    String text = new String(request.value(), StandardCharsets.UTF_8).replace("ping", "pong");
                    Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                            replies, null, request.key(), text.getBytes(StandardCharsets.UTF_8), request.headers()));
                }
            }
        } catch (RuntimeException e) {
            failure = e.toString();
            ready.countDown();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
