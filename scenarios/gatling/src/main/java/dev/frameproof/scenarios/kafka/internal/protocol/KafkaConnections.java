package dev.frameproof.scenarios.kafka.internal.protocol;

import dev.frameproof.producers.sink.ProducerConnection;
import dev.frameproof.scenarios.kafka.internal.client.RecordFeed;
import dev.frameproof.scenarios.kafka.internal.client.RunClients;
import dev.frameproof.scenarios.kafka.internal.client.TransactionPool;
import java.util.function.LongSupplier;

/** Opens the clients of a run. */
public interface KafkaConnections {
    /** @return those that send */
    RunClients clients();

    /** @return the one that reads */
    RecordFeed feed(LongSupplier clockMillis);

    /** @return those that send in transactions */
    TransactionPool transactions();

    /** @return real ones */
    static KafkaConnections of(KafkaProtocol protocol) {
        return new KafkaConnections() {
            @Override
            public RunClients clients() {
                return RunClients.open(protocol.producerTarget(), protocol.producers());
            }

            @Override
            public RecordFeed feed(LongSupplier clockMillis) {
                return new RecordFeed(() -> ConsumerConnection.open(protocol), clockMillis);
            }

            @Override
            public TransactionPool transactions() {
                return new TransactionPool(
                        id -> ProducerConnection.openTransactional(protocol.producerTarget(), id),
                        protocol.transactionalIdPrefix(),
                        protocol.transactions());
            }
        };
    }
}
