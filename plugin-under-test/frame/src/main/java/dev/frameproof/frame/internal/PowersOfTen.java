package dev.frameproof.frame.internal;

import java.math.BigInteger;

/**
 * The first 128 bits of powers of ten, cut off. {@code 10^e = (high:low + fraction) * 2^(floor(log2(10^e)) - 127)} with
 * a fraction from 0 to below 1 and the highest bit set.
 */
final class PowersOfTen {
    static final int LEAST = -342;
    static final int MOST = 324;
    private static final int BITS = 128;
    private static final long[] HIGH = new long[MOST - LEAST + 1];
    private static final long[] LOW = new long[MOST - LEAST + 1];

    static {
        BigInteger power = BigInteger.ONE;
        for (int exponent = 0; exponent <= MOST; exponent++) {
            put(
                    exponent,
                    power.bitLength() > BITS
                            ? power.shiftRight(power.bitLength() - BITS)
                            : power.shiftLeft(BITS - power.bitLength()));
            power = power.multiply(BigInteger.TEN);
        }
        power = BigInteger.ONE;
        for (int exponent = -1; exponent >= LEAST; exponent--) {
            power = power.multiply(BigInteger.TEN);
            // No power of ten but 1 is one of two, so the quotient has just as many bits as wanted.
            put(exponent, BigInteger.ONE.shiftLeft(BITS - 1 + power.bitLength()).divide(power));
        }
    }

    private PowersOfTen() {}

    private static void put(int exponent, BigInteger bits) {
        HIGH[exponent - LEAST] = bits.shiftRight(Long.SIZE).longValue();
        LOW[exponent - LEAST] = bits.longValue();
    }

    /** @return the upper half for an exponent from {@link #LEAST} to {@link #MOST} */
    static long high(int exponent) {
        return HIGH[exponent - LEAST];
    }

    static long low(int exponent) {
        return LOW[exponent - LEAST];
    }

    /** @return {@code floor(log2(10^exponent))} */
    static int floorLog2(int exponent) {
        return (int) ((exponent * 913_124_641_741L) >> 38);
    }
}
