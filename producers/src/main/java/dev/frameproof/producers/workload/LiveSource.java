package dev.frameproof.producers.workload;

/** Something real that can be measured: a machine, an instrument. One thread at a time calls it. */
public interface LiveSource extends AutoCloseable {
    /** @return what it says now */
    Sample measure();

    /** Lets go of what it measures. */
    @Override
    default void close() {}
}
