package dev.frameproof.reports.internal.html;

/** Round distances between ticks. */
final class Steps {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    private Steps() {}

    /** The smallest of 1, 2, 2.5 and 5 times a power of ten that divides {@code max} into at most {@code most} parts. */
    static double decimal(double max, int most) {
        double raw = max / most;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double round : ROUND) {
            if (round * power >= raw * (1 - 1e-9)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    /** The smallest of {@code rising} that divides {@code max} into at most {@code most} parts, else 0. */
    static double listed(double max, int most, double... rising) {
        for (double step : rising) {
            if (max / step <= most) {
                return step;
            }
        }
        return 0;
    }
}
