package dev.frameproof.harness.plan;

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
 */
public record LoadPlan(
        Optional<String> rate,
        Optional<Duration> duration,
        OptionalLong records,
        OptionalInt partitions,
        OptionalInt viewers) {
    /** @return the load that says nothing: every default applies */
    public static LoadPlan defaults() {
        return new LoadPlan(
                Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty());
    }
}
