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
 * Kafka's clients: one for each transaction that is open at once, then one for what is outside of any. With transactions one thread at a time sends and
 * flushes; without, any number.
 */
final class ProducerClients implements AutoCloseable {
    private final List<Producer<byte[], byte[]>> clients;
    private final Transactions transactions;
    /** By client, the index of its open transaction's first record; -1 when none is open. */
    private final long[] open;

    private int last;

    ProducerClients(List<? extends Producer<byte[], byte[]>> clients, Transactions transactions) {
        this.clients = List.copyOf(clients);
        this.transactions = transactions;
        open = new long[clients.size()];
        Arrays.fill(open, -1);
    }

    /**
     * @throws IllegalArgumentException for properties that do not work
     * @throws KafkaSinkException when transactions cannot be had
     */
    static ProducerClients open(KafkaTarget target, Transactions transactions) {
        List<Producer<byte[], byte[]>> clients = new ArrayList<>();
        try {
            for (int i = 0; i < transactions.clients(); i++) {
                Producer<byte[], byte[]> client =
                        ProducerConnection.openTransactional(target, "frameproof-" + UUID.randomUUID());
                clients.add(client);
                prepare(client, target);
            }
            if (transactions.hasRecordsOutside()) {
                clients.add(ProducerConnection.open(target));
            }
            return new ProducerClients(clients, transactions);
        } catch (RuntimeException e) {
            clients.forEach(client -> client.close(Duration.ZERO));
            throw e;
        }
    }

    Producer<byte[], byte[]> first() {
        return clients.get(0);
    }

    /** Begins the record's transaction when it is the first one of it, and hands it over. */
    Future<RecordMetadata> send(long index, ProducerRecord<byte[], byte[]> record, Callback callback) {
        int number = transactions.clientOf(index);
        boolean outside = number == Transactions.OUTSIDE;
        int place = outside ? clients.size() - 1 : number;
        Producer<byte[], byte[]> client = clients.get(place);
        if (transactions.keepsOrder() && place != last) {
            clients.get(last).flush();
        }
        last = place;
        if (!outside && open[number] < 0) {
            client.beginTransaction();
            open[number] = index;
        }
        return client.send(record, callback);
    }

    /** Ends the record's transaction when it was the last one of it; waits for the broker then. */
    void sent(long index) {
        int number = transactions.clientOf(index);
        if (number != Transactions.OUTSIDE && transactions.isLast(index)) {
            end(number);
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

    private static void prepare(Producer<?, ?> client, KafkaTarget target) {
        try {
            client.initTransactions();
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
                    "the transaction that began with record " + first + " could not be "
                            + (abort ? "aborted" : "committed") + ": " + KafkaWords.of(e)
                            + " (one may stay open as long as " + ProducerConfig.TRANSACTION_TIMEOUT_CONFIG + " says)",
                    e);
        }
    }
}
