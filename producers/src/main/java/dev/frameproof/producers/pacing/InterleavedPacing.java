package dev.frameproof.producers.pacing;

import static java.util.Objects.requireNonNull;

/** Every so manieth record of another pacing. */
record InterleavedPacing(Pacing whole, int place, int of) implements Pacing {
    InterleavedPacing {
        requireNonNull(whole, "whole");
        if (of < 1 || place < 0 || place >= of) {
            throw new IllegalArgumentException("place " + place + " is not one of " + of);
        }
    }

    @Override
    public long offsetNanos(long n) {
        return whole.offsetNanos(Math.addExact(Math.multiplyExact(n, of), place));
    }

    @Override
    public String text() {
        return of == 1 ? whole.text() : "1/" + of + " of " + whole.text();
    }

    @Override
    public boolean isUnlimited() {
        return whole.isUnlimited();
    }
}
