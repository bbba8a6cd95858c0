package dev.frameproof.producers.workload.sound;

import java.time.Duration;

/**
 * A sine that glides from {@value #LOWEST_HERTZ} Hz up to {@value #HIGHEST_HERTZ} Hz and back, every octave in the same
 * time, over and over.
 *
 * <p>With T half a round, a and b the lowest and highest frequency, and u the time since the round began, the frequency
 * on the way up is a (b/a)^(u/T), so the phase is 2 pi a T / ln(b/a) ((b/a)^(u/T) - 1); the way back is its mirror image.
 * Frequencies are moved by less than half a cycle a round, so that a round ends where the next begins.
 */
public final class ToneSweep implements Sound {
    static final double LOWEST_HERTZ = 100;
    static final double HIGHEST_HERTZ = 10_000;

    private static final double RATIO = HIGHEST_HERTZ / LOWEST_HERTZ;
    private static final double LOG_RATIO = StrictMath.log(RATIO);

    private final long roundSamples;
    private final double halfSamples;
    private final double lowestHertz;
    private final double amplitude;

    /**
     * @param round how long it takes up and back
     * @param levelDb how loud it is, in decibels below a sine of full scale (0 or less)
     */
    public ToneSweep(Duration round, double levelDb) {
        roundSamples = round.toMillis() * MADE_SAMPLES_PER_SECOND / 1_000;
        halfSamples = roundSamples / 2.0;
        double cycles = LOWEST_HERTZ * halfSamples / MADE_SAMPLES_PER_SECOND * (RATIO - 1) / LOG_RATIO;
        lowestHertz = LOWEST_HERTZ * Math.rint(2 * cycles) / (2 * cycles);
        amplitude = Decibels.amplitude(levelDb);
    }

    @Override
    public int samplesPerSecond() {
        return MADE_SAMPLES_PER_SECOND;
    }

    @Override
    public void read(long first, double[] block) {
        for (int i = 0; i < block.length; i++) {
            block[i] = amplitude * StrictMath.sin(2 * Math.PI * cycles((double) ((first + i) % roundSamples)));
        }
    }

    /** @return the frequency in hertz when so many seconds of the sound have passed */
    public double hertzAt(double seconds) {
        double place = seconds * MADE_SAMPLES_PER_SECOND % roundSamples;
        return lowestHertz * StrictMath.exp(LOG_RATIO * Math.min(place, roundSamples - place) / halfSamples);
    }

    private double cycles(double place) {
        return place <= halfSamples ? cyclesUp(place) : 2 * cyclesUp(halfSamples) - cyclesUp(roundSamples - place);
    }

    private double cyclesUp(double place) {
        double grown = StrictMath.expm1(LOG_RATIO * place / halfSamples);
        return lowestHertz * halfSamples / MADE_SAMPLES_PER_SECOND / LOG_RATIO * grown;
    }
}
