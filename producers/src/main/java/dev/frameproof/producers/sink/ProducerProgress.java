package dev.frameproof.producers.sink;

/**
 * How far a run had come at one moment.
 *
 * @param atNanos that moment, on {@link System#nanoTime()}'s scale
 * @param planned how many records the plan has
 * @param due how many were meant to be sent by then: when {@code sent} stays behind, the producer cannot keep up
 * @param sent how many were handed to Kafka's client
 * @param acknowledged how many the broker has taken, in transactions that are aborted, too
 * @param failed how many it has not, for good
 */
public record ProducerProgress(long atNanos, long planned, long due, long sent, long acknowledged, long failed) {
    /** @return acknowledged records a second between an earlier moment and this one; 0 when they are the same */
    public double acknowledgedPerSecondSince(ProducerProgress earlier) {
        long nanos = atNanos - earlier.atNanos;
        return nanos <= 0 ? 0 : (acknowledged - earlier.acknowledged) * 1e9 / nanos;
    }
}
