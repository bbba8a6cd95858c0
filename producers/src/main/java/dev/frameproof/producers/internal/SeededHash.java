package dev.frameproof.producers.internal;

/**
 * Numbers that look random and are functions of their arguments alone. The mixing is the finalizer of SplitMix64
 * (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), whose output passes the usual
 * tests for counters as input. Own, because the JDK does not promise that its generators stay the same.
 */
public final class SeededHash {
    static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private SeededHash() {}

    /** @return 64 mixed bits; a bijection */
    public static long mix(long bits) {
        long z = bits + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    /** @return 64 bits that depend on both arguments */
    public static long hash(long seed, long a) {
        return mix(mix(seed) ^ a);
    }

    /** @return 64 bits that depend on all three arguments */
    public static long hash(long seed, long a, long b) {
        return mix(hash(seed, a) ^ b);
    }

    /** @return a double in [0, 1), evenly spread, from 64 mixed bits */
    public static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    /** @return a number from 0 to bound - 1, evenly spread as far as 32 bits go */
    public static int below(long hash, int bound) {
        return (int) (((hash >>> 32) * bound) >>> 32);
    }
}
