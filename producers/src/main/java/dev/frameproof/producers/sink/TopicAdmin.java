package dev.frameproof.producers.sink;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes topics and removes them again: those it made, never another. Safe for use by several threads at once.
 */
public final class TopicAdmin implements AutoCloseable {
    private final String bootstrapServers;
    private final Admin admin;
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    /**
     * @param clientProperties as in {@link KafkaTarget}; what only producers know is passed over
     * @throws IllegalArgumentException for properties that Kafka refuses; nothing is sent over the network yet
     */
    public TopicAdmin(String bootstrapServers, Map<String, String> clientProperties) {
        this.bootstrapServers = requireNonNull(bootstrapServers, "bootstrapServers");
        try {
            admin = Admin.create(ProducerProperties.forAdmin(bootstrapServers, clientProperties));
        } catch (KafkaException e) {
            throw new IllegalArgumentException("no Kafka client for " + bootstrapServers + ": " + KafkaWords.of(e), e);
        }
    }

    /**
     * Makes a topic, with the cluster's own replication factor and timestamps as the producer gives them, and returns
     * when every partition has a leader that takes records.
     *
     * @param configs further topic configs, for example {@code cleanup.policy}; may be empty
     * @throws KafkaSinkException when it could not be made, was there already, or is not ready in time
     */
    public void create(String topic, int partitions, Map<String, String> configs, Duration timeout) {
        Map<String, String> all = new HashMap<>(configs);
        all.putIfAbsent(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(all);
        long deadline = System.nanoTime() + timeout.toNanos();
        get(admin.createTopics(List.of(wanted)).all(), timeout, "topic " + topic + " could not be made");
        created.add(topic);
        new LeaderWait(admin, topic, partitions).await(timeout, deadline);
    }

    /**
     * @return how many partitions the topic has; empty when there is no such topic
     * @throws KafkaSinkException when that cannot be found out in time
     */
    public OptionalInt partitions(String topic, Duration timeout) {
        try {
            return OptionalInt.of(get(
                            admin.describeTopics(List.of(topic)).allTopicNames(),
                            timeout,
                            "topic " + topic + " could not be looked at")
                    .get(topic)
                    .partitions()
                    .size());
        } catch (KafkaSinkException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    /**
     * Gives a topic more partitions, and returns when every one has a leader that takes records.
     *
     * @param partitions how many it is to have in all, more than it has
     * @throws KafkaSinkException when the cluster refuses, or is not ready in time
     */
    public void grow(String topic, int partitions, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        get(
                admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                        .all(),
                timeout,
                "topic " + topic + " could not be given " + partitions + " partitions");
        new LeaderWait(admin, topic, partitions).await(timeout, deadline);
    }

    /** @return the topics that this made and has not deleted */
    public Set<String> created() {
        return Set.copyOf(created);
    }

    /**
     * Deletes every topic that this made. One that is gone already counts as deleted.
     *
     * @throws KafkaSinkException when some are left; the message names them
     */
    public void deleteCreated(Duration timeout) {
        List<String> names = List.copyOf(created);
        List<String> left = new ArrayList<>();
        RuntimeException last = null;
        for (String name : names) {
            try {
                get(admin.deleteTopics(List.of(name)).all(), timeout, "topic " + name + " could not be deleted");
                created.remove(name);
            } catch (KafkaSinkException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    created.remove(name);
                } else {
                    left.add(e.getMessage());
                    last = e;
                }
            }
        }
        if (last != null) {
            throw new KafkaSinkException(String.join("; ", left), last);
        }
    }

    /** Lets go of the connection; topics stay. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private <T> T get(KafkaFuture<T> future, Duration timeout, String failure) {
        String where = failure + " on " + bootstrapServers + ": ";
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaSinkException(where + KafkaWords.of(e), e.getCause());
        } catch (TimeoutException e) {
            String waited = "no answer within " + DurationText.format(timeout);
            throw new KafkaSinkException(
                    where + KafkaWords.of(new org.apache.kafka.common.errors.TimeoutException(waited)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaSinkException(where + "interrupted", e);
        }
    }
}
