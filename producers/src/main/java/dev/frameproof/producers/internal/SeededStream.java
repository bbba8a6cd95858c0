package dev.frameproof.producers.internal;

/** A series of draws from one seed; for one thread. Same seed, same draws, on every machine. */
public final class SeededStream {
    private long state;

    /** @param seed mixed already, as by {@link SeededHash#hash}: streams of near seeds would overlap otherwise */
    public SeededStream(long seed) {
        this.state = seed;
    }

    public long nextLong() {
        long drawn = SeededHash.mix(state);
        state += SeededHash.GOLDEN_GAMMA;
        return drawn;
    }

    /** @return a double in [0, 1) */
    public double nextUnit() {
        return SeededHash.unit(nextLong());
    }

    /** @return an exponential draw of mean 1 */
    public double nextExponential() {
        return -StrictMath.log(1 - nextUnit());
    }

    /** @return a number from 0 to bound - 1 */
    public int nextBelow(int bound) {
        return SeededHash.below(nextLong(), bound);
    }

    /** @return a number from low to high, both possible */
    public int nextBetween(int low, int high) {
        return low + nextBelow(high - low + 1);
    }

    /** @return true with that probability, 0 to 1 */
    public boolean nextChance(double probability) {
        return nextUnit() < probability;
    }
}
