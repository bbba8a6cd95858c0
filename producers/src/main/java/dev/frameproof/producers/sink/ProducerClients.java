package dev.frameproof.producers.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Kafka's client, or as many of them as transactions are open at once. With transactions one thread at a time sends and
 * flushes; without, any number.
 */
final class ProducerClients implements AutoCloseable {
    private final List<Producer<byte[], byte[]>> clients;
    private final TransactionPlan transactions;
    /** By client, the index of its open transaction's first record; -1 when none is open. */
    private final long[] open;

    ProducerClients(List<? extends Producer<byte[], byte[]>> clients, TransactionPlan transactions) {
        this.clients = List.copyOf(clients);
        this.transactions = transactions;
        open = new long[clients.size()];
        Arrays.fill(open, -1);
    }

    /**
     * @throws IllegalArgumentException for properties that do not work
     * @throws KafkaSinkException when transactions cannot be had
     */
    static ProducerClients open(KafkaTarget target, TransactionPlan transactions) {
        List<Producer<byte[], byte[]>> clients = new ArrayList<>();
        ProducerClients all;
        try {
            for (int i = 0; i < transactions.open(); i++) {
                clients.add(
                        transactions.isNone()
                                ? ProducerConnection.open(target)
                                : ProducerConnection.openTransactional(
                                        target, "frameproof-" + UUID.randomUUID() + "-" + i));
            }
            all = new ProducerClients(clients, transactions);
            if (!transactions.isNone()) {
                all.prepare(target);
            }
        } catch (RuntimeException e) {
            clients.forEach(client -> client.close(Duration.ZERO));
            throw e;
        }
        return all;
    }

    Producer<byte[], byte[]> first() {
        return clients.get(0);
    }

    /** Begins the record's transaction when it is the first one of it, and hands it over. */
    Future<RecordMetadata> send(long index, ProducerRecord<byte[], byte[]> record, Callback callback) {
        if (transactions.isNone()) {
            return first().send(record, callback);
        }
        int number = transactions.clientOf(index);
        Producer<byte[], byte[]> client = clients.get(number);
        if (open[number] < 0) {
            client.beginTransaction();
            open[number] = index;
        }
        return client.send(record, callback);
    }

    /** Ends the record's transaction when it was the last one of it; waits for the broker then. */
    void sent(long index) {
        if (!transactions.isNone() && transactions.isLast(index)) {
            end(transactions.clientOf(index));
        }
    }

    /** Ends what is open, and waits until every record is acknowledged or has failed. */
    void flush() {
        for (int i = 0; i < open.length; i++) {
            if (open[i] >= 0) {
                end(i);
            }
        }
        clients.forEach(Producer::flush);
    }

    /** Ends at once. A transaction that is open stays so until the broker's {@code transaction.timeout.ms} aborts it. */
    @Override
    public void close() {
        clients.forEach(client -> client.close(Duration.ZERO));
    }

    private void prepare(KafkaTarget target) {
        try {
            clients.forEach(Producer::initTransactions);
        } catch (KafkaException e) {
            throw new KafkaSinkException(
                    "no transactions on " + target.bootstrapServers() + ": " + KafkaWords.of(e), e);
        }
    }

    private void end(int number) {
        Producer<byte[], byte[]> client = clients.get(number);
        long first = open[number];
        boolean abort = transactions.isAborted(first);
        open[number] = -1;
        try {
            if (abort) {
                // What is still in the client would be dropped by aborting; it is to lie in the topic, aborted.
                client.flush();
                client.abortTransaction();
            } else {
                client.commitTransaction();
            }
        } catch (KafkaException e) {
            throw new KafkaSinkException(
                    "transaction " + transactions.transactionOf(first) + ", which began with record " + first
                            + ", could not be " + (abort ? "aborted" : "committed") + ": " + KafkaWords.of(e)
                            + " (one may stay open as long as " + ProducerConfig.TRANSACTION_TIMEOUT_CONFIG + " says)",
                    e);
        }
    }
}
