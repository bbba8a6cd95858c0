package dev.frameproof.agents.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.reports.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes a topic where there is none, and tells how far it has come. */
final class TopicEnds implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final Admin admin;
    private final KafkaConnection kafka;
    private final String topic;
    private final int partitions;

    /** @throws EnvironmentException for client properties that Kafka refuses */
    TopicEnds(KafkaConnection kafka, String topic, int partitions) {
        this.kafka = requireNonNull(kafka, "kafka");
        this.topic = requireNonNull(topic, "topic");
        this.partitions = partitions;
        try {
            admin = Admin.create(kafka.properties());
        } catch (KafkaException refused) {
            throw new EnvironmentException(
                    new Problem("There is no Kafka client for " + kafka.bootstrapServers() + ".", cause(refused), ""),
                    refused);
        }
    }

    /**
     * Makes the topic unless it is there; several agents may do so at once.
     *
     * @throws EnvironmentException when it cannot be made, or has another number of partitions
     */
    void ensure() throws InterruptedException {
        NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty())
                .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"));
        try {
            admin.createTopics(List.of(wanted)).all().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw failed("The topic " + topic + " cannot be made", refused.getCause());
            }
            requirePartitions();
        } catch (TimeoutException late) {
            throw failed("The topic " + topic + " cannot be made", late);
        }
    }

    private void requirePartitions() throws InterruptedException {
        try {
            int there = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .get(topic)
                    .partitions()
                    .size();
            if (there != partitions) {
                throw new EnvironmentException(
                        new Problem(
                                "The topic %s has %d partitions, not %d.".formatted(topic, there, partitions),
                                "",
                                "Name a topic that does not exist yet, or one with as many partitions."),
                        null);
            }
        } catch (ExecutionException refused) {
            throw failed("The topic " + topic + " cannot be looked at", refused.getCause());
        } catch (TimeoutException late) {
            throw failed("The topic " + topic + " cannot be looked at", late);
        }
    }

    /**
     * @return the offset after the last record, by partition
     * @throws EnvironmentException when Kafka does not say
     */
    Map<Integer, Long> now() throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        IntStream.range(0, partitions)
                .forEach(partition -> asked.put(new TopicPartition(topic, partition), OffsetSpec.latest()));
        try {
            Map<Integer, Long> ends = new HashMap<>();
            admin.listOffsets(asked)
                    .all()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
            return ends;
        } catch (ExecutionException refused) {
            throw failed("The offsets of topic " + topic + " cannot be asked for", refused.getCause());
        } catch (TimeoutException late) {
            throw failed("The offsets of topic " + topic + " cannot be asked for", late);
        }
    }

    private EnvironmentException failed(String what, Throwable why) {
        return new EnvironmentException(
                new Problem(
                        "%s on %s.".formatted(what, kafka.bootstrapServers()),
                        why instanceof TimeoutException ? "no answer within " + ANSWER.toSeconds() + " s" : cause(why),
                        "See whether this agent reaches every broker by the name that the broker gives itself."),
                why);
    }

    private static String cause(Throwable why) {
        Throwable last = why.getCause() == null ? why : why.getCause();
        return String.valueOf(last.getMessage());
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
