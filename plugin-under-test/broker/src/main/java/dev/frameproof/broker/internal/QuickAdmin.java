package dev.frameproof.broker.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;

/** An admin client that is left without waiting for what it still has on its way. */
final class QuickAdmin implements AutoCloseable {

    private final Admin admin;

    QuickAdmin(Admin admin) {
        this.admin = admin;
    }

    Collection<Node> nodes(Duration patience) throws InterruptedException, TimeoutException {
        try {
            return admin.describeCluster().nodes().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException) {
                throw (KafkaException) e.getCause();
            }
            throw new KafkaException(e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
