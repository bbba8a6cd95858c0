package dev.frameproof.producers.workload.sound;

import java.util.ArrayList;
import java.util.List;

/** Whether a spectrum is that of one sine. */
public final class ToneCheck {
    private static final double TOLERANCE_DB = 0.5;

    private final Bands bands;
    private final double binHertz;

    public ToneCheck(Bands bands, double binHertz) {
        this.bands = bands;
        this.binHertz = binHertz;
    }

    /** @return what is wrong; nothing for the spectrum of a sine of that frequency and level */
    public List<String> findings(BlockSpectrum spectrum, double hertz, double levelDb) {
        List<String> findings = new ArrayList<>();
        double[] levels = spectrum.bandsDb();
        int expected = bands.indexOf(hertz);
        int loudest = 0;
        for (int i = 1; i < levels.length; i++) {
            loudest = levels[i] > levels[loudest] ? i : loudest;
        }
        if (loudest != expected) {
            findings.add("loudest is " + bands.names().get(loudest) + ", not "
                    + bands.names().get(expected));
        }
        if (Math.abs(levels[expected] - levelDb) > TOLERANCE_DB) {
            findings.add(bands.names().get(expected) + " has " + levels[expected] + " dB, not " + levelDb);
        }
        if (Math.abs(spectrum.levelDb() - levelDb) > TOLERANCE_DB) {
            findings.add("the level is " + spectrum.levelDb() + " dB, not " + levelDb);
        }
        if (Math.abs(spectrum.peakHertz() - hertz) > binHertz / 10) {
            findings.add("the peak is at " + spectrum.peakHertz() + " Hz, not " + hertz);
        }
        return findings;
    }
}
