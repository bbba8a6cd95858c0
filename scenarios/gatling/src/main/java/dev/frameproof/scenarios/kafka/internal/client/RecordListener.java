package dev.frameproof.scenarios.kafka.internal.client;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Is shown every record of a topic, by one thread. */
@FunctionalInterface
public interface RecordListener {
    /** @param arrivedMillis when it was read, in milliseconds since the epoch */
    void arrived(ConsumerRecord<byte[], byte[]> record, long arrivedMillis);
}
