package dev.frameproof.producers.workload.sound;

/** Levels below full scale. */
final class Decibels {
    /** What is no louder than this is as good as silent. */
    static final double FLOOR = -120;

    private static final double FLOOR_POWER = 1e-12;

    private Decibels() {}

    /** @return how far a sine of that level swings, full scale being 1 */
    static double amplitude(double levelDb) {
        return StrictMath.pow(10, levelDb / 20);
    }

    /**
     * @param power in multiples of the power of a sine of full scale
     * @return its level, {@link #FLOOR} or more, with at most two decimals
     */
    static double ofPower(double power) {
        return power <= FLOOR_POWER ? FLOOR : Math.rint(1_000 * StrictMath.log10(power)) / 100 + 0.0;
    }
}
