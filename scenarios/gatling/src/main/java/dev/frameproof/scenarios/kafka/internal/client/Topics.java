package dev.frameproof.scenarios.kafka.internal.client;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.sink.KafkaWords;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.KafkaException;

/** Makes sure that the clients that send know a topic, without which sending blocks. */
public final class Topics implements AutoCloseable {
    private final List<RunProducer> producers;
    private final String bootstrapServers;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "kafka-topics");
        made.setDaemon(true);
        return made;
    });
    private final ConcurrentMap<String, CompletableFuture<String>> known = new ConcurrentHashMap<>();

    Topics(List<RunProducer> producers, String bootstrapServers) {
        this.producers = List.copyOf(producers);
        this.bootstrapServers = requireNonNull(bootstrapServers, "bootstrapServers");
    }

    /**
     * @return done when the topic is known: with an empty text, or with why it cannot be reached, which is found out
     *     again when next asked. Never completes with an exception.
     */
    public CompletableFuture<String> reached(String topic) {
        CompletableFuture<String> answer = known.get(topic);
        if (answer != null) {
            return answer;
        }
        CompletableFuture<String> asked = new CompletableFuture<>();
        CompletableFuture<String> before = known.putIfAbsent(topic, asked);
        if (before != null) {
            return before;
        }
        thread.execute(() -> {
            String failure = reach(topic);
            if (!failure.isEmpty()) {
                known.remove(topic, asked);
            }
            asked.complete(failure);
        });
        return asked;
    }

    private String reach(String topic) {
        try {
            for (RunProducer producer : producers) {
                producer.client().partitionsFor(topic);
            }
            return "";
        } catch (KafkaException | IllegalArgumentException | IllegalStateException e) {
            return "topic " + topic + " on " + bootstrapServers + " cannot be reached: " + KafkaWords.of(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
