package dev.frameproof.broker.producing;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.producers.sink.TopicAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker tells its clients who leads a new partition before that leader is at work. A producer that believes it has
 * its first batch refused and, with the second one on its way already, the order of its sequence numbers spoilt: the
 * first batch is refused until it expires.
 */
@Timeout(120)
class FreshTopicTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int TOPICS = 6;
    private static final int PARTITIONS = 12;
    private static final int BATCHES = 5;

    @Test
    void topicTakesSeveralBatchesAtOnceAsSoonAsItIsMade(@TempDir Path folder) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(folder.resolve("kafka.log"))
                        .withDataParent(folder.resolve("data")));
                TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers(), Map.of());
                KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            for (int topic = 0; topic < TOPICS; topic++) {
                String name = "fresh-" + topic;
                admin.create(name, PARTITIONS, Map.of(), TIMEOUT);
                assertThatCode(() -> sendToAll(producer, name)).as(name).doesNotThrowAnyException();
            }
        }
    }

    private static void sendToAll(KafkaProducer<byte[], byte[]> producer, String topic) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                sent.add(producer.send(new ProducerRecord<>(topic, partition, null, new byte[100])));
            }
        }
        for (Future<RecordMetadata> record : sent) {
            record.get(20, TimeUnit.SECONDS);
        }
    }

    /** Each record is a batch of its own, and five are on their way at once. */
    private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka kafka) {
        Map<String, Object> settings = kafka.connection().properties();
        settings.put("linger.ms", 0);
        settings.put("batch.size", 1);
        settings.put("request.timeout.ms", 3000);
        settings.put("delivery.timeout.ms", 5000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
