package dev.frameproof.producers.workload;

import java.time.Duration;
import java.util.Optional;

/** Something real that can be measured: a machine, an instrument. One thread at a time calls it. */
public interface LiveSource extends AutoCloseable {
    /** @return what it says now */
    Sample measure();

    /** @return how long it takes until it has something new to say; empty when that cannot be told */
    Optional<Duration> interval();

    /** Lets go of what it measures. */
    @Override
    default void close() {}
}
