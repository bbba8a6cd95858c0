package dev.frameproof.oracle;

import dev.frameproof.producers.sink.SentLog;

/**
 * Knows every record of one topic that viewers must see, by its position. Safe for use by several threads at once.
 */
public interface RecordSource {
    /** @return which records there are, where, and when they were sent */
    SentLog positions();

    /**
     * @param index the index that {@link #positions()} gave for this position, zero or more
     * @return what the record holds
     */
    ExpectedRecord recordAt(int partition, long offset, long index);

    /** @return whether the topic may get more partitions while it is watched */
    default boolean partitionsMayBeAdded() {
        return false;
    }

    /** @return whether a record lies there that no viewer may see, since its transaction was aborted */
    default boolean isAborted(int partition, long offset) {
        return false;
    }
}
