package dev.frameproof.scenarios.kafka.internal.request;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.scenarios.engine.SessionValue;
import java.util.Optional;

/**
 * How many records one action sends, and when.
 *
 * @param times how many
 * @param pacing when each is due after the action's start; empty for as fast as it goes
 * @param silent whether the statistics are told of failures alone
 * @param arrivals when each virtual user's action is due; empty where that is when it is reached
 */
public record SendPlan(
        SessionValue<Long> times, Optional<SessionValue<Pacing>> pacing, boolean silent, Optional<Arrivals> arrivals) {
    public SendPlan {
        requireNonNull(times, "times");
        requireNonNull(pacing, "pacing");
        requireNonNull(arrivals, "arrivals");
    }

    /** @return one record, when the action is reached */
    public static SendPlan once() {
        return new SendPlan(SessionValue.constant(1L), Optional.empty(), false, Optional.empty());
    }

    public SendPlan withTimes(SessionValue<Long> other) {
        return new SendPlan(other, pacing, silent, arrivals);
    }

    public SendPlan withPacing(SessionValue<Pacing> other) {
        return new SendPlan(times, Optional.of(other), silent, arrivals);
    }

    public SendPlan withSilence() {
        return new SendPlan(times, pacing, true, arrivals);
    }

    public SendPlan withArrivals(Arrivals other) {
        return new SendPlan(times, pacing, silent, Optional.of(other));
    }
}
