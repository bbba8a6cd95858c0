package dev.frameproof.scenarios.kafka.internal.client;

import dev.frameproof.producers.sink.KafkaTarget;
import dev.frameproof.producers.sink.ProducerConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** The clients that send, shared by all users of a run, and the topics that they know. */
public final class RunClients implements AutoCloseable {
    private static final long USUAL_BUFFER_BYTES = 67_108_864;
    private static final String BUFFER_MEMORY = "buffer.memory";

    private final List<RunProducer> producers;
    private final Topics topics;

    /** @param bufferBytes each client's {@code buffer.memory} */
    public RunClients(List<? extends Producer<byte[], byte[]>> clients, long bufferBytes, String bootstrapServers) {
        producers = clients.stream()
                .map(client -> new RunProducer(client, bufferBytes))
                .toList();
        topics = new Topics(producers, bootstrapServers);
    }

    /**
     * @param count how many clients
     * @throws IllegalArgumentException for client properties that do not work
     */
    public static RunClients open(KafkaTarget target, int count) {
        List<Producer<byte[], byte[]>> clients = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                clients.add(ProducerConnection.open(target));
            }
        } catch (IllegalArgumentException e) {
            clients.forEach(client -> client.close(Duration.ZERO));
            throw e;
        }
        String buffer = target.clientProperties().getOrDefault(BUFFER_MEMORY, Long.toString(USUAL_BUFFER_BYTES));
        return new RunClients(clients, Long.parseLong(buffer), target.bootstrapServers());
    }

    public Topics topics() {
        return topics;
    }

    /** @return the client that this user sends with */
    public RunProducer of(long userId) {
        return producers.get((int) Math.floorMod(userId, (long) producers.size()));
    }

    /** Ends at once: what is not acknowledged yet fails. */
    @Override
    public void close() {
        topics.close();
        producers.forEach(producer -> producer.client().close(Duration.ZERO));
    }
}
