package dev.frameproof.producers.workload;

/**
 * A closed track given by a formula, and how one lap of it is driven: as fast as grip, engine and brakes allow.
 *
 * <p>In polar coordinates the track is r = 420 (1 + 0.28 cos 2a + 0.16 sin 3a + 0.07 cos 5a) metres, driven with a rising.
 * Speed at a place is at most what 16 m/s2 of grip sideways allow (v2 = a / curvature) and 88 m/s; on the way there it
 * falls by at most 20 m/s2 and rises by at most 9 m/s2, less as it gets faster.
 */
final class RaceTrack {
    private static final int POINTS = 4_096;
    private static final double RADIUS_METRES = 420;
    private static final double GRIP = 16;
    private static final double BRAKING = 20;
    private static final double PULL = 9;
    private static final double TOP_SPEED = 88;
    private static final double TYRE_METRES = 350;

    private final double[] x = new double[POINTS];
    private final double[] y = new double[POINTS];
    private final double[] curvature = new double[POINTS];
    private final double[] step = new double[POINTS];
    private final double[] speed = new double[POINTS];
    private final double[] seconds = new double[POINTS + 1];
    private final double[] leftHeat = new double[POINTS];
    private final double[] rightHeat = new double[POINTS];
    private final double[] brakeHeat = new double[POINTS];

    /** What a car does at a moment; speeds in m/s, curvature in 1/m (positive to the left), acceleration in m/s2. */
    record Moment(
            double x,
            double y,
            double speed,
            double acceleration,
            double curvature,
            double leftHeat,
            double rightHeat,
            double brakeHeat) {}

    RaceTrack() {
        layOut();
        drive();
        heat();
    }

    /** @return how long one lap takes */
    double lapSeconds() {
        return seconds[POINTS];
    }

    /** @param at seconds since the start of the lap, below {@link #lapSeconds} */
    Moment at(double at) {
        int point = pointAt(at);
        int next = (point + 1) % POINTS;
        double share = (at - seconds[point]) / (seconds[point + 1] - seconds[point]);
        return new Moment(
                between(x, point, next, share),
                between(y, point, next, share),
                between(speed, point, next, share),
                (speed[next] - speed[point]) / (seconds[point + 1] - seconds[point]),
                between(curvature, point, next, share),
                between(leftHeat, point, next, share),
                between(rightHeat, point, next, share),
                between(brakeHeat, point, next, share));
    }

    private int pointAt(double at) {
        int low = 0;
        int high = POINTS - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (seconds[middle] <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static double between(double[] values, int point, int next, double share) {
        return values[point] + (values[next] - values[point]) * share;
    }

    private void layOut() {
        for (int i = 0; i < POINTS; i++) {
            double a = 2 * Math.PI * i / POINTS;
            double r = RADIUS_METRES
                    * (1 + 0.28 * StrictMath.cos(2 * a) + 0.16 * StrictMath.sin(3 * a) + 0.07 * StrictMath.cos(5 * a));
            x[i] = r * StrictMath.cos(a);
            y[i] = r * StrictMath.sin(a);
        }
        for (int i = 0; i < POINTS; i++) {
            int before = (i + POINTS - 1) % POINTS;
            int next = (i + 1) % POINTS;
            step[i] = StrictMath.hypot(x[next] - x[i], y[next] - y[i]);
            double from = StrictMath.atan2(y[i] - y[before], x[i] - x[before]);
            double to = StrictMath.atan2(y[next] - y[i], x[next] - x[i]);
            double turn = StrictMath.IEEEremainder(to - from, 2 * Math.PI);
            curvature[i] = turn / (0.5 * (step[i] + StrictMath.hypot(x[i] - x[before], y[i] - y[before])));
        }
    }

    /** Twice round each way, so that the end of the lap meets its start. */
    private void drive() {
        for (int i = 0; i < POINTS; i++) {
            speed[i] = Math.min(TOP_SPEED, Math.sqrt(GRIP / Math.max(1e-6, Math.abs(curvature[i]))));
        }
        for (int i = 2 * POINTS - 1; i >= 0; i--) {
            int here = i % POINTS;
            int next = (i + 1) % POINTS;
            speed[here] = Math.min(speed[here], Math.sqrt(speed[next] * speed[next] + 2 * BRAKING * step[here]));
        }
        for (int i = 0; i < 2 * POINTS; i++) {
            int here = i % POINTS;
            int next = (i + 1) % POINTS;
            double pull = PULL * (1 - 0.8 * speed[here] / TOP_SPEED);
            speed[next] = Math.min(speed[next], Math.sqrt(speed[here] * speed[here] + 2 * pull * step[here]));
        }
        for (int i = 0; i < POINTS; i++) {
            seconds[i + 1] = seconds[i] + 2 * step[i] / (speed[i] + speed[(i + 1) % POINTS]);
        }
    }

    /** Tyres remember the last few hundred metres; again twice round. */
    private void heat() {
        double left = 0;
        double right = 0;
        double brakes = 0;
        for (int i = 0; i < 2 * POINTS; i++) {
            int here = i % POINTS;
            int next = (here + 1) % POINTS;
            double kept = StrictMath.exp(-step[here] / TYRE_METRES);
            double sideways = speed[here] * speed[here] * curvature[here] / GRIP;
            double slowing = Math.max(0, (speed[here] - speed[next]) / (seconds[here + 1] - seconds[here])) / BRAKING;
            left = left * kept + (1 - kept) * Math.max(0, -sideways);
            right = right * kept + (1 - kept) * Math.max(0, sideways);
            brakes = brakes * kept + (1 - kept) * slowing;
            leftHeat[here] = left;
            rightHeat[here] = right;
            brakeHeat[here] = brakes;
        }
    }
}
