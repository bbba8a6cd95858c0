package dev.frameproof.scenarios.kafka.internal.protocol;

import dev.frameproof.scenarios.engine.ComponentsKey;
import dev.frameproof.scenarios.engine.RequestLog;
import dev.frameproof.scenarios.engine.RunComponents;
import dev.frameproof.scenarios.kafka.internal.client.RecordFeed;
import dev.frameproof.scenarios.kafka.internal.client.RunClients;
import dev.frameproof.scenarios.kafka.internal.client.TransactionPool;

/** What is kept for a run: clients and topics, made when they are needed first, and the statistics. */
public final class KafkaComponents implements RunComponents {
    /** How actions come by it. */
    public static final ComponentsKey<KafkaProtocol, KafkaComponents> KEY = new ComponentsKey<>(
            KafkaProtocol.class,
            "a scenario uses kafka(...), but there is no kafka protocol: add"
                    + " .protocols(kafka.bootstrapServers(\"host:port\")) to setUp",
            (core, protocol) -> new KafkaComponents(protocol, RequestLog.of(core), KafkaConnections.of(protocol)));

    private final KafkaProtocol protocol;
    private final RequestLog log;
    private final KafkaConnections connections;
    private RunClients clients;
    private RecordFeed feed;
    private TransactionPool transactions;
    private boolean closed;

    public KafkaComponents(KafkaProtocol protocol, RequestLog log, KafkaConnections connections) {
        this.protocol = protocol;
        this.log = log;
        this.connections = connections;
    }

    public KafkaProtocol protocol() {
        return protocol;
    }

    public RequestLog log() {
        return log;
    }

    /** @return those that send */
    public synchronized RunClients clients() {
        if (clients == null) {
            clients = connections.clients();
        }
        return clients;
    }

    /** @return the one that reads */
    public synchronized RecordFeed feed() {
        if (feed == null) {
            feed = connections.feed(log::nowMillis);
        }
        return feed;
    }

    /** @return those that send in transactions */
    public synchronized TransactionPool transactions() {
        if (transactions == null) {
            transactions = connections.transactions();
        }
        return transactions;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (transactions != null) {
            transactions.close();
        }
        if (feed != null) {
            feed.close();
        }
        if (clients != null) {
            clients.close();
        }
    }
}
