package dev.frameproof.scenarios.kafka.internal.request;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.pacing.Pacing;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When virtual users are due in an open model: user n, from 1, at its place in the pacing. Gatling does not tell when it
 * began to inject, but no user comes before its time: so the start is the earliest that any user's coming allows, which
 * is late by what the most punctual user was late, and later users can only make it better.
 */
public final class Arrivals {
    private final Pacing pacing;
    private final AtomicLong startNanos = new AtomicLong(Long.MAX_VALUE);

    public Arrivals(Pacing pacing) {
        this.pacing = requireNonNull(pacing, "pacing");
    }

    /**
     * @param userId Gatling's number of the user, from 1
     * @param nowNanos when it came
     * @return when it was due, not after it came
     */
    public long dueNanos(long userId, long nowNanos) {
        long offset = pacing.offsetNanos(Math.max(0, userId - 1));
        long start = startNanos.accumulateAndGet(nowNanos - offset, Math::min);
        return start + offset;
    }
}
