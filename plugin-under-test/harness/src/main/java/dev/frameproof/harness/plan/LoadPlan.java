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
 * @param simulation which one {@code frameproof load} runs; empty where a flag says it
 * @param arrivals how viewers come; empty for all at once, before the first record is sent
 * @param visit how long a viewer stays; empty for to the end
 */
public record LoadPlan(
        Optional<String> rate,
        Optional<Duration> duration,
        OptionalLong records,
        OptionalInt partitions,
        OptionalInt viewers,
        Duration warmUp,
        Optional<String> simulation,
        Optional<ViewerArrivals> arrivals,
        Optional<Duration> visit) {
    public LoadPlan {
        requireNonNull(rate, "rate");
        requireNonNull(duration, "duration");
        requireNonNull(records, "records");
        requireNonNull(partitions, "partitions");
        requireNonNull(viewers, "viewers");
        requireNonNull(warmUp, "warmUp");
        requireNonNull(simulation, "simulation");
        requireNonNull(arrivals, "arrivals");
        requireNonNull(visit, "visit");
    }

    /** A load without a warm-up. */
    public LoadPlan(
            Optional<String> rate,
            Optional<Duration> duration,
            OptionalLong records,
            OptionalInt partitions,
            OptionalInt viewers) {
        this(
                rate,
                duration,
                records,
                partitions,
                viewers,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @return the same with another warm-up */
    public LoadPlan withWarmUp(Duration other) {
        return new LoadPlan(rate, duration, records, partitions, viewers, other, simulation, arrivals, visit);
    }

    /** @return the same with other amounts */
    public LoadPlan withAmounts(
            Optional<String> otherRate,
            Optional<Duration> otherDuration,
            OptionalLong otherRecords,
            OptionalInt otherPartitions,
            OptionalInt otherViewers) {
        return new LoadPlan(
                otherRate,
                otherDuration,
                otherRecords,
                otherPartitions,
                otherViewers,
                warmUp,
                simulation,
                arrivals,
                visit);
    }

    /** @return what this says, and where it says nothing what the other one says */
    public LoadPlan or(LoadPlan other) {
        boolean bounded = duration.isPresent() || records.isPresent();
        return new LoadPlan(
                rate.or(other::rate),
                bounded ? duration : other.duration(),
                bounded ? records : other.records(),
                partitions.isPresent() ? partitions : other.partitions(),
                viewers.isPresent() ? viewers : other.viewers(),
                warmUp.isZero() ? other.warmUp() : warmUp,
                simulation.or(other::simulation),
                arrivals.or(other::arrivals),
                visit.or(other::visit));
    }

    /** @return the load that says nothing: every default applies */
    public static LoadPlan defaults() {
        return new LoadPlan(
                Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty());
    }
}
