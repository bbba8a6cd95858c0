package dev.frameproof.kafkaplugin.internal.stream;

import dev.frameproof.kafkaplugin.internal.settings.KafkaQuery;
import dev.frameproof.protocol.plugin.PluginLog;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/** Finds the partitions that a query reads. */
final class TopicPartitions {
    private static final Duration ASK_AGAIN = Duration.ofMillis(250);

    private final Consumer<?, ?> consumer;
    private final KafkaQuery query;
    private final Duration patience;
    private final Duration timeout;
    private final StreamEnd end;
    private final PluginLog log;

    /**
     * @param patience how long a topic or partition that is not there is waited for
     * @param timeout of one question
     */
    TopicPartitions(
            Consumer<?, ?> consumer,
            KafkaQuery query,
            Duration patience,
            Duration timeout,
            StreamEnd end,
            PluginLog log) {
        this.consumer = consumer;
        this.query = query;
        this.patience = patience;
        this.timeout = timeout;
        this.end = end;
        this.log = log;
    }

    /**
     * What a stream begins with.
     *
     * @param waited whether they were not there when the stream began, so that all of their records are new
     */
    record Found(List<TopicPartition> partitions, boolean waited) {}

    /** Waits for the partitions: for a broker without end, for a topic as long as the patience lasts. */
    Found await() throws StreamFailedException, InterruptedException {
        boolean brokerMissed = false;
        boolean topicMissed = false;
        long missedSince = 0;
        while (true) {
            List<TopicPartition> all;
            try {
                all = all(timeout);
            } catch (TimeoutException e) {
                if (!brokerMissed) {
                    log.warn("no Kafka broker answers, trying on", "topic", query.topic(), "error", e.getMessage());
                }
                brokerMissed = true;
                end.pause(ASK_AGAIN);
                continue;
            }
            List<TopicPartition> wanted = wanted(all);
            if (!wanted.isEmpty()) {
                return new Found(wanted, topicMissed);
            }
            if (!topicMissed) {
                topicMissed = true;
                missedSince = System.nanoTime();
                log.warn(missing(all) + ", waiting for it", "topic", query.topic(), "waitMillis", patience.toMillis());
            }
            if (System.nanoTime() - missedSince >= patience.toNanos()) {
                throw new StreamFailedException(Status.Code.NOT_FOUND, missing(all) + ": check the query's topic");
            }
            end.pause(ASK_AGAIN);
        }
    }

    /** @return the partitions by what the client knows now; asks no broker */
    List<TopicPartition> known() {
        try {
            return wanted(all(Duration.ZERO));
        } catch (RetriableException e) {
            return List.of();
        }
    }

    private List<TopicPartition> all(Duration within) {
        List<PartitionInfo> infos = consumer.partitionsFor(query.topic(), within);
        if (infos == null) {
            return List.of();
        }
        return infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                .toList();
    }

    private List<TopicPartition> wanted(List<TopicPartition> all) {
        return all.stream()
                .filter(partition ->
                        query.partition().isEmpty() || query.partition().getAsInt() == partition.partition())
                .toList();
    }

    private String missing(List<TopicPartition> all) {
        if (all.isEmpty()) {
            return "topic " + query.topic() + " does not exist";
        }
        String there = all.stream()
                .map(partition -> Integer.toString(partition.partition()))
                .collect(Collectors.joining(", "));
        return "topic %s has no partition %d, only %s"
                .formatted(query.topic(), query.partition().getAsInt(), there);
    }
}
