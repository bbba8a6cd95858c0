package dev.frameproof.producers.workload.sound;

import java.util.Arrays;

/** What a block of sound is made of; levels in decibels, 0 being a sine of full scale, -120 as good as silence. */
public final class BlockSpectrum {
    private final double peakHertz;
    private final double levelDb;
    private final double[] bandsDb;

    BlockSpectrum(double peakHertz, double levelDb, double[] bandsDb) {
        this.peakHertz = peakHertz;
        this.levelDb = levelDb;
        this.bandsDb = bandsDb.clone();
    }

    /** @return where it is loudest, in hertz with one decimal; 0 in silence */
    public double peakHertz() {
        return peakHertz;
    }

    /** @return how loud the block is as a whole */
    public double levelDb() {
        return levelDb;
    }

    /** @return how loud each band is, from low to high */
    public double[] bandsDb() {
        return bandsDb.clone();
    }

    @Override
    public String toString() {
        return levelDb + " dB, loudest at " + peakHertz + " Hz, bands " + Arrays.toString(bandsDb);
    }
}
