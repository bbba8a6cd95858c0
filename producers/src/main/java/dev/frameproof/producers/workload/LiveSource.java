package dev.frameproof.producers.workload;

import dev.frameproof.producers.device.DeviceUnavailableException;
import dev.frameproof.producers.pacing.Pacing;
import java.time.Duration;
import java.util.Optional;

/** Something real that can be measured: a machine, an instrument. One thread at a time calls it. */
public interface LiveSource extends AutoCloseable {
    /**
     * Takes hold of what it measures, before it is asked the first time. Closing lets go of it, also when it was not opened.
     *
     * @throws DeviceUnavailableException when it cannot be had
     */
    default void open() {}

    /** @return what it says now */
    Sample measure();

    /** @return how long it takes until it has something new to say; empty when that cannot be told */
    Optional<Duration> interval();

    /** @return the times of its samples, where it has such */
    default Optional<Pacing> timing() {
        return Optional.empty();
    }

    /** @return a workload that measures nothing, whose first samples show members and kinds of values of this one's */
    default Optional<Workload> specimen() {
        return Optional.empty();
    }

    /** @return how it sounds, where it may be heard */
    default Optional<Heard> heard() {
        return Optional.empty();
    }

    /** Lets go of what it measures. */
    @Override
    default void close() {}
}
