package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much is sent, and to how many.
 *
 * @param rate as text, over all synthetic workloads together
 * @param duration how long records are sent; empty when {@code records} says how many
 * @param records how many in all
 * @param warmUp rows of records that are meant to be sent in that time are verified, and left out of latency and
 *     throughput; zero for none
 */
public record LoadPlan(
        Optional<String> rate,
        Optional<Duration> duration,
        OptionalLong records,
        OptionalInt partitions,
        OptionalInt viewers,
        Duration warmUp) {
    public LoadPlan {
        requireNonNull(rate, "rate");
        requireNonNull(duration, "duration");
        requireNonNull(records, "records");
        requireNonNull(partitions, "partitions");
        requireNonNull(viewers, "viewers");
        requireNonNull(warmUp, "warmUp");
    }

    /** A load without a warm-up. */
    public LoadPlan(
            Optional<String> rate,
            Optional<Duration> duration,
            OptionalLong records,
            OptionalInt partitions,
            OptionalInt viewers) {
        this(rate, duration, records, partitions, viewers, Duration.ZERO);
    }

    /** @return the same with another warm-up */
    public LoadPlan withWarmUp(Duration other) {
        return new LoadPlan(rate, duration, records, partitions, viewers, other);
    }

    /** @return the load that says nothing: every default applies */
    public static LoadPlan defaults() {
        return new LoadPlan(
                Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty());
    }
}
