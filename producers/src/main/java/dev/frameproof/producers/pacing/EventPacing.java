package dev.frameproof.producers.pacing;

/** Follows the times of events that come round again. Kept in memory: 8 bytes an event. */
final class EventPacing implements Pacing {
    private final long[] offsetsNanos;
    private final long roundNanos;

    EventPacing(long[] offsetsNanos, long roundNanos) {
        if (offsetsNanos.length == 0) {
            throw new IllegalArgumentException("no events have no timing");
        }
        long before = 0;
        for (long offset : offsetsNanos) {
            if (offset < before) {
                throw new IllegalArgumentException("an event at " + offset + " ns comes after one at " + before);
            }
            before = offset;
        }
        if (roundNanos < before || roundNanos == 0) {
            throw new IllegalArgumentException(
                    "a round of " + roundNanos + " ns is too short for an event at " + before);
        }
        this.offsetsNanos = offsetsNanos.clone();
        this.roundNanos = roundNanos;
    }

    @Override
    public long offsetNanos(long n) {
        return Math.addExact(
                Math.multiplyExact(n / offsetsNanos.length, roundNanos), offsetsNanos[(int) (n % offsetsNanos.length)]);
    }

    @Override
    public String text() {
        return "the events' own times";
    }
}
