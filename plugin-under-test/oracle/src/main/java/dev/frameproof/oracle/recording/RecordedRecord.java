package dev.frameproof.oracle.recording;

import static java.util.Objects.requireNonNull;

/** One record as it was produced. */
public final class RecordedRecord {
    private static final String ABORTED = "a";

    /** The offset of a record of which the recording does not say where it lay. */
    public static final long UNKNOWN_OFFSET = -1;

    private final int partition;
    private final long offset;
    private final byte[] key;
    private final byte[] value;
    private final long timestampMillis;
    private final String transaction;

    /**
     * @param partition where it was produced to
     * @param offset where it lay, {@link #UNKNOWN_OFFSET} when the recording does not say so
     * @param key its bytes, null for none; becomes the record's own
     * @param value its bytes, null for a tombstone; becomes the record's own
     * @param timestampMillis since the epoch
     * @param transaction the group of records that were committed or aborted together; empty for none
     */
    public RecordedRecord(
            int partition, long offset, byte[] key, byte[] value, long timestampMillis, String transaction) {
        this.partition = partition;
        this.offset = offset;
        this.key = key;
        this.value = value;
        this.timestampMillis = timestampMillis;
        this.transaction = requireNonNull(transaction, "transaction");
    }

    public int partition() {
        return partition;
    }

    /** @return where it lay, or {@link #UNKNOWN_OFFSET} */
    public long offset() {
        return offset;
    }

    /** @return its bytes, not to be changed; null for none */
    public byte[] key() {
        return key;
    }

    /** @return its bytes, not to be changed; null for a tombstone */
    public byte[] value() {
        return value;
    }

    public long timestampMillis() {
        return timestampMillis;
    }

    /** @return the group of records that were committed or aborted together; empty for none */
    public String transaction() {
        return transaction;
    }

    /** @return whether its transaction was aborted: those groups' names begin with {@code a} */
    public boolean isAborted() {
        return transaction.startsWith(ABORTED);
    }
}
