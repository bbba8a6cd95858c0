package dev.frameproof.differential.random;

import java.util.List;
import java.util.Random;

/** A series of draws from one seed. {@link Random}, since its documentation fixes what it draws. For one thread. */
public final class Chance {
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Random random;

    /** @param stream tells draws for different things of one seed apart */
    public Chance(long seed, long stream) {
        long mixed = (seed ^ Long.rotateLeft(stream * SPREAD, 29)) * SPREAD;
        random = new Random(mixed ^ (mixed >>> 31));
    }

    /** @return a number from 0 to bound - 1 */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** @return a number from low to high, both possible */
    public int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** @return true with that probability */
    public boolean is(double probability) {
        return random.nextDouble() < probability;
    }

    public <T> T of(List<T> some) {
        return some.get(below(some.size()));
    }

    /** @return any bits, small numbers as often as large ones */
    public long bits() {
        long bits = random.nextLong() >>> below(Long.SIZE);
        return random.nextBoolean() ? bits : -bits;
    }

    /** @return any double, NaN and the infinities among them, short decimals more often than others */
    public double real() {
        return switch (below(6)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextGaussian();
            case 2 -> bits();
            case 3 -> below(10) == 0 ? Double.NaN : below(4) == 0 ? Double.NEGATIVE_INFINITY : -0.0;
            default -> below(2_000_000) / 1_000.0 - 1_000;
        };
    }

    public byte[] bytes(int least, int most) {
        byte[] bytes = new byte[between(least, most)];
        random.nextBytes(bytes);
        return bytes;
    }
}
