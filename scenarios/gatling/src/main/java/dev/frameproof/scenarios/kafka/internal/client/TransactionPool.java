package dev.frameproof.scenarios.kafka.internal.client;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.sink.KafkaWords;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * Clients for transactions: each has one open at a time, and waits for the broker on a thread of its own. They are made
 * when they are needed first; one whose transaction failed for good is replaced.
 */
public final class TransactionPool implements AutoCloseable {
    private final Function<String, Producer<byte[], byte[]>> opener;
    private final String idPrefix;
    private final ExecutorService threads;
    private final Deque<Producer<byte[], byte[]>> idle = new ConcurrentLinkedDeque<>();
    private final Set<Producer<byte[], byte[]>> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param opener makes a client by its transactional id
     * @param most how many at once at most; others wait
     */
    public TransactionPool(Function<String, Producer<byte[], byte[]>> opener, String idPrefix, int most) {
        this.opener = requireNonNull(opener, "opener");
        this.idPrefix = requireNonNull(idPrefix, "idPrefix");
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(most, task -> {
            Thread thread = new Thread(task, "kafka-transaction-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What is done in a transaction: sends, and waits for nothing. */
    @FunctionalInterface
    public interface Body {
        void send(Producer<byte[], byte[]> client);
    }

    /** What became of it. */
    @FunctionalInterface
    public interface Outcome {
        /** @param failure in words; empty when it was ended as it should be */
        void known(String failure);
    }

    /** Runs a transaction when a client is free, and ends it. */
    public void run(Body body, boolean commit, Outcome outcome) {
        threads.execute(() -> outcome.known(attempt(body, commit)));
    }

    private String attempt(Body body, boolean commit) {
        Producer<byte[], byte[]> client = null;
        try {
            client = take();
            client.beginTransaction();
            body.send(client);
            if (commit) {
                client.commitTransaction();
            } else {
                client.flush();
                client.abortTransaction();
            }
            idle.push(client);
            return "";
        } catch (KafkaException | IllegalStateException | IllegalArgumentException e) {
            giveUp(client);
            return (commit ? "the transaction was not committed: " : "the transaction was not aborted as planned: ")
                    + KafkaWords.of(e);
        }
    }

    private Producer<byte[], byte[]> take() {
        Producer<byte[], byte[]> free = idle.poll();
        if (free != null) {
            return free;
        }
        Producer<byte[], byte[]> client = opener.apply(idPrefix + "-" + made.getAndIncrement());
        all.add(client);
        if (closed) {
            giveUp(client);
            throw new IllegalStateException("the run has ended");
        }
        try {
            client.initTransactions();
            return client;
        } catch (RuntimeException e) {
            giveUp(client);
            throw e;
        }
    }

    /** Aborts what is open, and lets the client go: after an error another one is taken. */
    private void giveUp(Producer<byte[], byte[]> client) {
        if (client == null || !all.remove(client)) {
            return;
        }
        try {
            client.abortTransaction();
        } catch (KafkaException | IllegalStateException fatal) {
            // Then the broker aborts it, at the latest after transaction.timeout.ms.
        }
        client.close(Duration.ZERO);
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        all.forEach(client -> client.close(Duration.ZERO));
    }
}
