package dev.frameproof.producers.pacing;

import static java.util.Objects.requireNonNull;

record FixedPacing(Rate rate) implements Pacing {
    FixedPacing {
        requireNonNull(rate, "rate");
    }

    @Override
    public long offsetNanos(long n) {
        return rate.offsetNanos(n);
    }

    @Override
    public String text() {
        return rate.toString();
    }
}
