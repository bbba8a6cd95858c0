package dev.frameproof.producers.source;

/**
 * An endless, numbered series of records as bytes: a function of settings, index and timestamp alone, so that record n
 * can be made again by itself. One that comes from a file ends; what sends it knows how many it has.
 *
 * <p>Implementations are safe for use by several threads at once.
 */
public interface RecordSource {
    /** @return what the records are called, for example {@code orders} */
    String name();

    /** @return the records' format as queries have it, for example {@code json} */
    String format();

    /**
     * @param index position in the series, from 0
     * @param timestampMillis the timestamp that the record is meant to have, in milliseconds since the epoch
     * @throws IllegalArgumentException when the format cannot hold what lies there; the message names index and member
     */
    OutgoingRecord record(long index, long timestampMillis);

    /**
     * @return a number that records share whose order must hold: they go to the same partition, where the record does not
     *     say which. By default each has its own, so that partitions take turns.
     */
    default long partitionKey(long index) {
        return index;
    }

    /** @return whether records may be made before they are due: not where making one for the first time measures */
    default boolean mayBeMadeAhead() {
        return true;
    }
}
