package dev.frameproof.kafkaplugin.internal;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One broker for all test classes of a run, started when the first one asks for it. */
public final class TestingKafka implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Broker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Broker.class, key -> Broker.start(), Broker.class);
    }

    /** The broker, and what tests do with it by Kafka's own clients. */
    public static final class Broker implements AutoCloseable {
        private static final Duration LEADERS_WITHIN = Duration.ofSeconds(30);
        private static final long BETWEEN_LOOKS_NANOS = 20_000_000;

        private final EmbeddedKafka kafka;
        private final Admin admin;

        private Broker(EmbeddedKafka kafka) {
            this.kafka = kafka;
            this.admin = Admin.create(kafka.connection().properties());
        }

        private static Broker start() {
            try {
                Path log = Path.of("target", "kafka.log").toAbsolutePath();
                Files.createDirectories(log.getParent());
                return new Broker(EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(log)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        public String bootstrapServers() {
            return kafka.bootstrapServers();
        }

        /** @return the name of a new topic */
        public String topic(int partitions) {
            String name = "topic-" + UUID.randomUUID();
            create(name, partitions);
            return name;
        }

        public void create(String name, int partitions) {
            done(admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                    .all());
            awaitLeaders(name, partitions);
        }

        /** A topic that was made is neither listed nor takes records before its partitions have leaders. */
        private void awaitLeaders(String topic, int partitions) {
            Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions)
                    .boxed()
                    .collect(Collectors.toMap(
                            number -> new TopicPartition(topic, number), number -> OffsetSpec.latest()));
            long deadline = System.nanoTime() + LEADERS_WITHIN.toNanos();
            while (true) {
                try {
                    admin.listOffsets(ends).all().get();
                    return;
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof RetriableException) || System.nanoTime() - deadline > 0) {
                        throw new IllegalStateException("topic " + topic + " got no leaders", e.getCause());
                    }
                    LockSupport.parkNanos(this, BETWEEN_LOOKS_NANOS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }

        public void delete(String name) {
            done(admin.deleteTopics(List.of(name)).all());
        }

        public void grow(String name, int partitions) {
            done(admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions)))
                    .all());
            awaitLeaders(name, partitions);
        }

        /** Produces values with their index as timestamp, all of them before it returns. */
        public void produce(String topic, int partition, List<String> values) {
            produce(topic, partition, values, Map.of());
        }

        public void produce(String topic, int partition, List<String> values, Map<String, Object> settings) {
            try (KafkaProducer<String, String> producer = producer(settings)) {
                send(producer, topic, partition, values);
            }
        }

        /** Produces in one transaction. */
        public void transaction(String topic, int partition, List<String> values, boolean commit) {
            Map<String, Object> settings = Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic);
            try (KafkaProducer<String, String> producer = producer(settings)) {
                producer.initTransactions();
                producer.beginTransaction();
                send(producer, topic, partition, values);
                producer.flush();
                if (commit) {
                    producer.commitTransaction();
                } else {
                    producer.abortTransaction();
                }
            }
        }

        public KafkaProducer<String, String> producer(Map<String, Object> settings) {
            Map<String, Object> all = kafka.connection().properties();
            all.putAll(settings);
            return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
        }

        private static void send(
                KafkaProducer<String, String> producer, String topic, int partition, List<String> values) {
            for (int i = 0; i < values.size(); i++) {
                var unused = producer.send(new ProducerRecord<>(topic, partition, (long) i, "k" + i, values.get(i)));
            }
        }

        private static void done(KafkaFuture<Void> future) {
            try {
                future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }

        @Override
        public void close() {
            admin.close();
            kafka.close();
        }
    }
}
