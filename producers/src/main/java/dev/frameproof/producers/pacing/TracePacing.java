package dev.frameproof.producers.pacing;

/** Follows recorded times. Kept in memory: 8 bytes a record of the trace. */
final class TracePacing implements Pacing {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double LATEST_NANOS = 4e18;

    private final long[] offsetsMillis;
    private final double speed;
    private final long roundMillis;

    TracePacing(long[] offsetsMillis, double speed) {
        if (offsetsMillis.length == 0) {
            throw new IllegalArgumentException("a trace without records has no timing");
        }
        if (!(speed > 0 && speed <= 1e6)) {
            throw new IllegalArgumentException("a speed is above 0 and at most 1000000, not " + speed);
        }
        this.speed = speed;
        this.offsetsMillis = new long[offsetsMillis.length];
        long latest = 0;
        for (int i = 0; i < offsetsMillis.length; i++) {
            latest = Math.max(latest, Math.subtractExact(offsetsMillis[i], offsetsMillis[0]));
            this.offsetsMillis[i] = latest;
        }
        roundMillis = latest + latest / Math.max(1, offsetsMillis.length - 1L);
    }

    @Override
    public long offsetNanos(long n) {
        long round = n / offsetsMillis.length;
        long millis =
                Math.addExact(Math.multiplyExact(round, roundMillis), offsetsMillis[(int) (n % offsetsMillis.length)]);
        double nanos = millis / speed * NANOS_PER_MILLI;
        if (nanos > LATEST_NANOS) {
            throw new ArithmeticException("record " + n + " of the trace lies past a century");
        }
        return (long) nanos;
    }

    @Override
    public String text() {
        return speed == 1 ? "as recorded" : "as recorded, " + speed + "x";
    }
}
