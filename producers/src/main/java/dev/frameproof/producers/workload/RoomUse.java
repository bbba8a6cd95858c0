package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededHash;

/**
 * How many people are in a room: the same number through each half hour of a working week. What they add to the air is the
 * answer of a first-order system to them, summed over the half hours before.
 */
final class RoomUse {
    static final long HOUR_MILLIS = 3_600_000L;
    static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    private static final long BLOCK_MILLIS = HOUR_MILLIS / 2;
    private static final int DAYS_A_WEEK = 7;
    private static final int WORKING_DAYS = 5;
    private static final int EARLIER_BLOCKS = 12;
    /** How likely a room of offices is in use, by the hour from 06:00 to 20:00. */
    private static final double[] LIKELY = {
        0.03, 0.15, 0.5, 0.85, 0.9, 0.85, 0.35, 0.6, 0.85, 0.85, 0.75, 0.5, 0.2, 0.06
    };

    private static final int FIRST_HOUR = 6;

    private final long seed;
    private final int seats;
    private final double decayMillis;
    private final double blockDecay;

    /** @param decayMillis after which time without people 1/e of what they added is left */
    RoomUse(long seed, int seats, long decayMillis) {
        this.seed = seed;
        this.seats = seats;
        this.decayMillis = decayMillis;
        blockDecay = StrictMath.exp(-BLOCK_MILLIS / this.decayMillis);
    }

    /** @param millis since midnight of a Monday */
    int people(long millis) {
        return inBlock(millis / BLOCK_MILLIS);
    }

    /** @return how many people would, if they stayed for ever, have added what is in the air now */
    double lasting(long millis) {
        long block = millis / BLOCK_MILLIS;
        double left = StrictMath.exp(-(millis % BLOCK_MILLIS) / decayMillis);
        double sum = inBlock(block) * (1 - left);
        for (int back = 1; back <= EARLIER_BLOCKS && back <= block; back++) {
            sum += inBlock(block - back) * (1 - blockDecay) * left;
            left *= blockDecay;
        }
        return sum;
    }

    private int inBlock(long block) {
        long hash = SeededHash.hash(seed, block);
        double share = SeededHash.unit(hash);
        double likely = likely(block * BLOCK_MILLIS);
        return share >= likely ? 0 : 1 + SeededHash.below(SeededHash.mix(hash), seats);
    }

    private static double likely(long millis) {
        long day = millis / DAY_MILLIS % DAYS_A_WEEK;
        int hour = (int) (millis % DAY_MILLIS / HOUR_MILLIS) - FIRST_HOUR;
        return day >= WORKING_DAYS || hour < 0 || hour >= LIKELY.length ? 0 : LIKELY[hour];
    }
}
