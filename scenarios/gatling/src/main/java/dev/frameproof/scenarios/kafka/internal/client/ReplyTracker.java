package dev.frameproof.scenarios.kafka.internal.client;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Knows which request of one reply topic waits for which reply. Safe for use by several threads at once. */
public final class ReplyTracker implements RecordListener {
    private final Function<ConsumerRecord<byte[], byte[]>, byte[]> correlation;
    private final ConcurrentMap<ByteBuffer, Waiting> waiting = new ConcurrentHashMap<>();

    /** @param correlation what a reply says which request it answers; null for none */
    public ReplyTracker(Function<ConsumerRecord<byte[], byte[]>, byte[]> correlation) {
        this.correlation = requireNonNull(correlation, "correlation");
    }

    /** A request that waits. */
    @FunctionalInterface
    public interface Waiting {
        /** Called once, by the thread that reads. */
        void replied(ConsumerRecord<byte[], byte[]> reply, long arrivedMillis);
    }

    /**
     * Waits from now on; call it before the request is sent.
     *
     * @return false when another request with that correlation waits already
     */
    public boolean await(byte[] id, Waiting request) {
        return waiting.putIfAbsent(ByteBuffer.wrap(id), request) == null;
    }

    /** @return whether it still waited, and does no more */
    public boolean giveUp(byte[] id, Waiting request) {
        return waiting.remove(ByteBuffer.wrap(id), request);
    }

    @Override
    public void arrived(ConsumerRecord<byte[], byte[]> record, long arrivedMillis) {
        if (waiting.isEmpty()) {
            return;
        }
        byte[] id = correlation.apply(record);
        Waiting request = id == null ? null : waiting.remove(ByteBuffer.wrap(id));
        if (request != null) {
            request.replied(record, arrivedMillis);
        }
    }
}
