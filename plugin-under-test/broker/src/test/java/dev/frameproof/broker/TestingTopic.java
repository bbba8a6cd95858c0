package dev.frameproof.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic as tests use it, by Kafka's own clients. */
final class TestingTopic {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final KafkaConnection connection;
    private final String name;

    TestingTopic(KafkaConnection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    void create() throws Exception {
        try (Admin admin = Admin.create(connection.properties())) {
            admin.createTopics(List.of(new NewTopic(name, Optional.empty(), Optional.empty())))
                    .all()
                    .get();
        }
    }

    int partitions() throws Exception {
        try (Admin admin = Admin.create(connection.properties())) {
            return admin.describeTopics(List.of(name))
                    .allTopicNames()
                    .get()
                    .get(name)
                    .partitions()
                    .size();
        }
    }

    boolean exists() throws Exception {
        try {
            return partitions() > 0;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    void produceInTransaction(Map<Integer, String> valueByPartition, boolean commit) {
        Map<String, Object> settings = connection.properties();
        settings.put("transactional.id", name);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            valueByPartition.forEach((partition, value) -> {
                var unused = producer.send(new ProducerRecord<>(name, partition, null, value));
            });
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    /** @return {@code partition:value} of the first records, as many as asked for */
    List<String> readCommitted(int count) throws Exception {
        Map<String, Object> settings = connection.properties();
        settings.put("isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, partitions())
                    .mapToObj(partition -> new TopicPartition(name, partition))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = System.nanoTime() + DEADLINE.toNanos();
            while (values.size() < count && System.nanoTime() < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    values.add(record.partition() + ":" + record.value());
                }
            }
        }
        return values;
    }
}
