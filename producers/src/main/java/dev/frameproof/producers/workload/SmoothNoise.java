package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededHash;

/**
 * Noise that runs in straight lines from one drawn point to the next.
 *
 * @param seed what it is drawn from
 * @param pointMillis how much time lies between two points
 */
record SmoothNoise(long seed, long pointMillis) {
    /**
     * @param kind noises of different kinds have nothing to do with each other
     * @param millis a time, not negative
     * @return -1 to 1
     */
    double at(int kind, long millis) {
        long point = millis / pointMillis;
        double share = (millis % pointMillis) / (double) pointMillis;
        double from = SeededHash.unit(SeededHash.hash(seed, kind, point));
        double to = SeededHash.unit(SeededHash.hash(seed, kind, point + 1));
        return 2 * (from + (to - from) * share) - 1;
    }
}
