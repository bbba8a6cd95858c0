package dev.frameproof.producers.sink;

/** When each record of a workload is meant to be sent, and which timestamp it has. Safe for use by several threads. */
public interface RecordTimes {
    /** @return the Kafka timestamp of that record, in milliseconds since the epoch */
    long timestampMillis(long index);

    /** @return when that record is meant to be sent, on {@link System#nanoTime()}'s scale */
    long intendedNanos(long index);
}
