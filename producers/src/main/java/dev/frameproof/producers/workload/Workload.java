package dev.frameproof.producers.workload;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the data is: an endless, numbered series of logical samples.
 *
 * <p>A workload is a function of its settings (the seed among them) and the index alone: it holds no clock, and asked
 * again for the same index it answers the same sample. So whoever knows the settings can say what record n was without
 * having seen it. A workload that measures the real world keeps this promise by recording: the first call for an index
 * measures, every later one recalls.
 *
 * <p>Implementations are safe for use by several threads at once.
 */
public interface Workload {
    /** @return the name it is chosen by, for example {@code server-metrics} */
    String name();

    /**
     * @param index position in the series, from 0
     * @return the sample there; the same for every call with this index
     */
    Sample sample(long index);

    /**
     * @return a number that records share whose order must hold: they go to the same partition. By default each has its
     *     own, so that partitions take turns.
     */
    default long partitionKey(long index) {
        return index;
    }

    /**
     * @return the members at the top that say what a record is of, in a format that tells such tags from fields. By
     *     default those of the first sample that hold its key, none where samples are measured or have no members.
     */
    default Set<String> tags() {
        Workload shown = specimen();
        if (shown.isMeasured()) {
            return Set.of();
        }
        Sample first = shown.sample(0);
        if (first.key().isEmpty() || !(first.value() instanceof ObjectValue object)) {
            return Set.of();
        }
        Value key = first.key().get();
        return object.members().stream()
                .filter(member -> member.value().equals(key))
                .map(Value.Member::name)
                .collect(toUnmodifiableSet());
    }

    /**
     * @return where the workload measures something, how long it takes until there is a new measurement: sent faster
     *     than that, figures repeat. Empty where any pace will do.
     */
    default Optional<Duration> interval() {
        return Optional.empty();
    }

    /** @return whether samples are measured: asking for one that is new takes what is there at that moment, or waits for it */
    default boolean isMeasured() {
        return interval().isPresent();
    }

    /**
     * @return a workload whose first samples show the members and the kinds of values that this one has. By default itself;
     *     where samples are measured and can be told of beforehand, one that measures nothing.
     */
    default Workload specimen() {
        return this;
    }

    /** @return how it sounds, where it is made of sound and was not taken from a microphone */
    default Optional<Heard> heard() {
        return Optional.empty();
    }

    /**
     * @return where the samples have times of their own, those: how they are sent when nobody chose a rate. Empty where
     *     any pace will do.
     */
    default Optional<Pacing> timing() {
        return Optional.empty();
    }

    /** @return how many samples, from index 0, show all members and all kinds of values that there ever are, where the usual
     *     number is not enough */
    default int tellingSamples() {
        return 1;
    }
}
