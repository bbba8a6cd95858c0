package dev.frameproof.agents.internal;

import static java.util.Objects.requireNonNull;

import dev.frameproof.agents.IndexShare;
import dev.frameproof.producers.pacing.Pacing;

/** One sender's part of a pacing: all senders together keep to the whole, record by record. */
record SharedPacing(Pacing whole, IndexShare share) implements Pacing {
    SharedPacing {
        requireNonNull(whole, "whole");
        requireNonNull(share, "share");
    }

    @Override
    public long offsetNanos(long n) {
        return whole.offsetNanos(share.index(n));
    }

    @Override
    public String text() {
        return whole.text();
    }

    @Override
    public boolean isUnlimited() {
        return whole.isUnlimited();
    }
}
