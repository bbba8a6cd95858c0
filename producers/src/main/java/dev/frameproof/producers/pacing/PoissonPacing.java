package dev.frameproof.producers.pacing;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.internal.SeededStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A Poisson process that can be asked for any arrival without making all before it. The time that a block of arrivals
 * takes is drawn from the Gamma distribution; the gaps inside are exponential draws scaled to sum to it. Since the
 * proportions of exponential draws are independent of their sum, the gaps are exactly those of a Poisson process.
 *
 * <p>Kept in memory: 8 bytes a block for where it starts, and the few blocks asked for last.
 */
final class PoissonPacing implements Pacing {
    private static final int BLOCK = 4096;
    private static final int KEPT_BLOCKS = 8;
    /** 69 thousand million records, whose blocks' starts take 128 MiB. */
    private static final long MOST_BLOCKS = 1 << 24;

    /** No later than this, so that a sum of blocks never leaves the range of long. */
    private static final double LATEST_NANOS = 9.0e18;

    private final Rate rate;
    private final long seed;
    private final double gapNanos;
    private final AtomicReferenceArray<Block> kept = new AtomicReferenceArray<>(KEPT_BLOCKS);
    private final Object growth = new Object();
    /** Start of each block known so far, in nanoseconds; replaced, never changed below {@link #known}. */
    private volatile double[] starts = new double[64];

    private volatile int known = 1;

    PoissonPacing(Rate rate, long seed) {
        this.rate = requireNonNull(rate, "rate");
        this.seed = seed;
        gapNanos = rate.perNanos() / (double) rate.records();
    }

    @Override
    public long offsetNanos(long n) {
        if (n / BLOCK >= MOST_BLOCKS) {
            throw new ArithmeticException("Poisson arrivals are known up to record " + (MOST_BLOCKS * BLOCK - 1));
        }
        int number = (int) (n / BLOCK);
        int slot = number % KEPT_BLOCKS;
        Block block = kept.get(slot);
        if (block == null || block.number != number) {
            block = new Block(number, startOf(number), span(number));
            kept.set(slot, block);
        }
        return block.arrivals[(int) (n % BLOCK)];
    }

    @Override
    public String text() {
        return "poisson " + rate;
    }

    private double startOf(int number) {
        if (number >= known) {
            synchronized (growth) {
                if (number >= starts.length) {
                    starts = Arrays.copyOf(starts, Math.max(number + 1, starts.length * 2));
                }
                double[] grown = starts;
                for (int block = known; block <= number; block++) {
                    grown[block] = grown[block - 1] + span(block - 1);
                }
                known = Math.max(known, number + 1);
            }
        }
        double start = starts[number];
        if (start > LATEST_NANOS) {
            throw new ArithmeticException("record " + (long) number * BLOCK + " at " + rate + " lies past 285 years");
        }
        return start;
    }

    /** @return nanoseconds from the first arrival of this block to the first of the next */
    private double span(int number) {
        return gapNanos * new GammaDraw(randomOf(number, 1)).next(BLOCK);
    }

    private SeededStream randomOf(int number, int purpose) {
        return new SeededStream(SeededHash.hash(seed, number, purpose));
    }

    private final class Block {
        final int number;
        final long[] arrivals = new long[BLOCK];

        Block(int number, double start, double span) {
            this.number = number;
            SeededStream random = randomOf(number, 2);
            double[] sums = new double[BLOCK];
            double sum = 0;
            for (int i = 0; i < BLOCK; i++) {
                sums[i] = sum;
                sum += random.nextExponential();
            }
            for (int i = 0; i < BLOCK; i++) {
                arrivals[i] = (long) (start + sums[i] / sum * span);
            }
        }
    }
}
