package dev.frameproof.scenarios.kafka.internal.client;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.sink.KafkaWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics for all users of a run: one client without a group, one thread. A topic is read from where it ended when
 * it was asked for first; partitions that are added later are read from their beginning.
 */
public final class RecordFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long BETWEEN_LOOKS_NANOS = 2_000_000_000L;

    private final Consumer<byte[], byte[]> client;
    private final LongSupplier clockMillis;
    private final Queue<Topic> wanted = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<String, Topic> topics = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;
    private long lastLookNanos = System.nanoTime();

    /** @param clockMillis the clock of the statistics */
    public RecordFeed(Supplier<Consumer<byte[], byte[]>> opener, LongSupplier clockMillis) {
        client = opener.get();
        this.clockMillis = requireNonNull(clockMillis, "clockMillis");
        thread = new Thread(this::read, "kafka-feed");
        thread.setDaemon(true);
        thread.start();
    }

    /** A topic that is read. */
    private record Topic(String name, List<RecordListener> listeners, CompletableFuture<String> subscribed) {
        Topic(String name) {
            this(name, new CopyOnWriteArrayList<>(), new CompletableFuture<>());
        }
    }

    /**
     * Has a listener shown the topic's records.
     *
     * @return done when every record that is written from then on will be shown: with an empty text, or with why it cannot
     *     be. Never completes with an exception.
     */
    public CompletableFuture<String> listen(String topic, RecordListener listener) {
        Topic known = topics.computeIfAbsent(topic, name -> {
            Topic made = new Topic(name);
            wanted.add(made);
            return made;
        });
        known.listeners.add(listener);
        client.wakeup();
        return known.subscribed;
    }

    private void read() {
        try {
            while (!closed) {
                try {
                    Topic next = wanted.peek();
                    if (next != null) {
                        subscribe(next);
                        wanted.remove(next);
                    } else {
                        lookForPartitions();
                        show(client.poll(POLL));
                    }
                } catch (WakeupException asked) {
                    // A topic was asked for, or the run ends.
                    LOG.trace("Woken", asked);
                } catch (IllegalStateException nothingAssigned) {
                    LOG.trace("No topic yet", nothingAssigned);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("Reading records ended", e);
            String failure = "reading ended: " + KafkaWords.of(e);
            topics.values().forEach(topic -> topic.subscribed.complete(failure));
        } finally {
            client.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
        }
    }

    private void subscribe(Topic topic) {
        try {
            List<TopicPartition> added = new ArrayList<>();
            for (PartitionInfo info : client.partitionsFor(topic.name)) {
                added.add(new TopicPartition(info.topic(), info.partition()));
            }
            if (added.isEmpty()) {
                refuse(topic, "there is no such topic (create it before the simulation starts)");
                return;
            }
            assign(added);
            client.seekToEnd(added);
            // Asking for positions makes the client find out where each partition ends, now and not when it reads next.
            added.forEach(client::position);
            topic.subscribed.complete("");
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            refuse(topic, KafkaWords.of(e));
        }
    }

    private void refuse(Topic topic, String reason) {
        topics.remove(topic.name, topic);
        topic.subscribed.complete("topic " + topic.name + " cannot be read: " + reason);
    }

    private void assign(List<TopicPartition> added) {
        Set<TopicPartition> all = new HashSet<>(client.assignment());
        all.addAll(added);
        client.assign(all);
    }

    private void lookForPartitions() {
        if (System.nanoTime() - lastLookNanos < BETWEEN_LOOKS_NANOS) {
            return;
        }
        lastLookNanos = System.nanoTime();
        Set<TopicPartition> assigned = client.assignment();
        List<TopicPartition> added = new ArrayList<>();
        for (Map.Entry<String, Topic> topic : topics.entrySet()) {
            if (topic.getValue().subscribed.isDone()) {
                client.partitionsFor(topic.getKey()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .filter(partition -> !assigned.contains(partition))
                        .forEach(added::add);
            }
        }
        if (!added.isEmpty()) {
            assign(added);
            client.seekToBeginning(added);
        }
    }

    private void show(ConsumerRecords<byte[], byte[]> records) {
        long now = clockMillis.getAsLong();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Topic topic = topics.get(record.topic());
            if (topic != null) {
                for (RecordListener listener : topic.listeners) {
                    listener.arrived(record, now);
                }
            }
        }
    }

    /** Reads no further, and waits until the thread is gone. */
    @Override
    public void close() {
        closed = true;
        client.wakeup();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
