package dev.frameproof.producers.workload;

/** How busy people make machines through a day: quiet at night, a rise in the morning, a dip at noon, a long evening. */
final class DayCurve {
    static final long DAY_MILLIS = 86_400_000L;
    private static final int POINTS = 1440;
    private static final long POINT_MILLIS = DAY_MILLIS / POINTS;

    private final double[] points = new double[POINTS + 1];

    DayCurve() {
        for (int i = 0; i <= POINTS; i++) {
            double turn = 2 * StrictMath.PI * i / POINTS;
            double once = -StrictMath.cos(turn);
            double twice = -StrictMath.cos(2 * turn);
            points[i] = (once * 0.8 + twice * 0.2 + 1) / 2;
        }
    }

    /**
     * @param millis a time from midnight, of any day, not negative
     * @return 0 (quiet) to 1 (busy)
     */
    double at(long millis) {
        long inDay = millis % DAY_MILLIS;
        int point = (int) (inDay / POINT_MILLIS);
        double share = (inDay % POINT_MILLIS) / (double) POINT_MILLIS;
        return points[point] + (points[point + 1] - points[point]) * share;
    }
}
