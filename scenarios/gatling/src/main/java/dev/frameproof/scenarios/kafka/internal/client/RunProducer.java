package dev.frameproof.scenarios.kafka.internal.client;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** One client that sends, shared by users. Safe for use by several threads at once. */
public final class RunProducer {
    private static final int RECORD_OVERHEAD_BYTES = 128;

    private final Producer<byte[], byte[]> client;
    private final InFlight inFlight;

    /** @param bufferBytes the client's {@code buffer.memory} */
    public RunProducer(Producer<byte[], byte[]> client, long bufferBytes) {
        this.client = requireNonNull(client, "client");
        inFlight = new InFlight(bufferBytes);
    }

    /** What becomes of a record; called by the client's thread, or by the caller's when it could not even be handed over. */
    @FunctionalInterface
    public interface Outcome {
        /** @param error null when the broker took it */
        void known(RecordMetadata metadata, Exception error);
    }

    /**
     * Hands a record to Kafka's client, unless so much is on its way that the client might block.
     *
     * @param always whether it is handed over even then
     * @return false when nothing was done
     */
    public boolean send(ProducerRecord<byte[], byte[]> record, boolean always, Outcome outcome) {
        int size = sizeOf(record);
        if (always) {
            inFlight.take(size);
        } else if (!inFlight.tryTake(size)) {
            return false;
        }
        Acknowledgement acknowledgement = new Acknowledgement(size, outcome);
        try {
            Future<RecordMetadata> unused = client.send(record, acknowledgement);
        } catch (KafkaException | IllegalStateException | IllegalArgumentException e) {
            acknowledgement.onCompletion(null, e);
        }
        return true;
    }

    /** @return whether a good part of what may be on its way is free again */
    public boolean hasRoom() {
        return inFlight.hasRoom();
    }

    Producer<byte[], byte[]> client() {
        return client;
    }

    private static int sizeOf(ProducerRecord<byte[], byte[]> record) {
        return RECORD_OVERHEAD_BYTES + lengthOf(record.key()) + lengthOf(record.value());
    }

    private static int lengthOf(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private final class Acknowledgement implements Callback {
        private final int size;
        private final Outcome outcome;

        Acknowledgement(int size, Outcome outcome) {
            this.size = size;
            this.outcome = outcome;
        }

        @Override
        public void onCompletion(RecordMetadata metadata, Exception error) {
            inFlight.giveBack(size);
            outcome.known(metadata, error);
        }
    }
}
