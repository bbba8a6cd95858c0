package dev.frameproof.kafkaplugin.internal.rows;

import java.nio.ByteBuffer;

/** Makes frames of one stream's records. */
public interface RecordWriter {
    /** Says whether more than one partition is read, so that rows must name theirs. */
    void partitioned(boolean severalPartitions);

    /**
     * Adds a record.
     *
     * @param timestampMillis what the time column shows, milliseconds since the epoch
     * @param key the key or null; its position is not moved
     * @param value the value or null; its position is not moved
     */
    void add(int partition, long offset, long timestampMillis, ByteBuffer key, ByteBuffer value)
            throws InterruptedException;

    /** @return how many rows wait to be sent */
    int pending();

    /** Sends the rows that wait. */
    void flush() throws InterruptedException;
}
