package dev.frameproof.producers.workload.sound;

/**
 * A sine of one frequency.
 *
 * @param hertz its frequency, below half of {@link #MADE_SAMPLES_PER_SECOND}
 * @param levelDb how loud it is, in decibels below a sine of full scale (0 or less)
 */
public record Tone(int hertz, double levelDb) implements Sound {
    @Override
    public int samplesPerSecond() {
        return MADE_SAMPLES_PER_SECOND;
    }

    @Override
    public void read(long first, double[] block) {
        double amplitude = Decibels.amplitude(levelDb);
        for (int i = 0; i < block.length; i++) {
            // In whole numbers, so that it is as exact after years as at the start.
            long place = (first + i) % MADE_SAMPLES_PER_SECOND * hertz % MADE_SAMPLES_PER_SECOND;
            block[i] = amplitude * StrictMath.sin(2 * Math.PI * place / MADE_SAMPLES_PER_SECOND);
        }
    }
}
