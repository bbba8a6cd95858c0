package dev.frameproof.broker.internal;

import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.broker.KafkaUnavailableException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Transactions that are decided but whose markers are not in all partitions yet.
 *
 * <p>When a broker that is alone starts again, it counts as gone until its old session ends. Its transaction coordinator
 * then finds no leader for the partitions of such a transaction, takes them for deleted and drops the markers (Kafka
 * 4.4, {@code TransactionMarkerChannelManager}): readers of committed records wait before that transaction for ever.
 */
public final class CompletingTransactions {

    private static final Set<TransactionState> COMPLETING =
            Set.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private CompletingTransactions() {}

    /**
     * Returns once there are none; takes milliseconds unless transactions are decided without a pause.
     *
     * @throws KafkaUnavailableException when the broker does not tell, or there are still some at the deadline
     */
    public static void awaitNone(KafkaConnection connection, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        ListTransactionsOptions options = new ListTransactionsOptions().filterStates(COMPLETING);
        try (Admin admin = Admin.create(connection.properties())) {
            while (!admin.listTransactions(options)
                    .all()
                    .get(deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new KafkaUnavailableException(
                            "Transactions of embedded Kafka were not completed within " + deadline.toSeconds() + " s");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaUnavailableException("Embedded Kafka does not tell its transactions: " + e, e);
        }
    }
}
