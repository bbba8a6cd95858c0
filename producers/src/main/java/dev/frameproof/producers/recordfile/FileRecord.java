package dev.frameproof.producers.recordfile;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.source.OutgoingRecord;

/**
 * A record as a file has it.
 *
 * @param topic where it lay; empty when that is not known
 * @param partition where it lay, from 0
 * @param offset where it lay; -1 when that is not known
 * @param timestampMillis its timestamp in milliseconds since the epoch
 * @param record key, value and headers
 * @param transaction the name of its transaction, in a recording; empty for none. One that begins with {@code a} was
 *     aborted.
 */
public record FileRecord(
        String topic, int partition, long offset, long timestampMillis, OutgoingRecord record, String transaction) {
    public FileRecord {
        requireNonNull(topic, "topic");
        requireNonNull(record, "record");
        requireNonNull(transaction, "transaction");
    }
}
