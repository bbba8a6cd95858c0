package dev.frameproof.producers.pacing;

import dev.frameproof.producers.internal.SeededStream;

/**
 * Draws from the Gamma distribution by Marsaglia and Tsang, "A simple method for generating gamma variables" (ACM TOMS
 * 26, 2000). {@link StrictMath} throughout, so that a seed gives the same numbers on every machine.
 */
final class GammaDraw {
    private final SeededStream random;

    GammaDraw(SeededStream random) {
        this.random = random;
    }

    /**
     * @param shape at least 1
     * @return a draw with that shape and scale 1: its mean and its variance are the shape
     */
    double next(double shape) {
        double d = shape - 1.0 / 3.0;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double normal = nextNormal();
            double root = 1 + c * normal;
            if (root <= 0) {
                continue;
            }
            double v = root * root * root;
            if (-random.nextExponential() < normal * normal / 2 + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** Box and Muller's method. */
    private double nextNormal() {
        double radius = StrictMath.sqrt(2 * random.nextExponential());
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextUnit());
    }
}
