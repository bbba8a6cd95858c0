package dev.frameproof.producers.workload.sound;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.workload.midi.MidiEvent;

/**
 * One note of a piece as it sounds: a few harmonics that fade, or the noise of a drum.
 *
 * @param start its first sample
 * @param stop the sample at which the key goes up
 */
record PlayedNote(int channel, int number, int velocity, long start, long stop) {
    private static final int SAMPLES_PER_SECOND = Sound.MADE_SAMPLES_PER_SECOND;
    private static final double LOUDEST = 0.1;
    private static final int HARMONICS = 6;
    private static final double ATTACK_SAMPLES = 0.004 * SAMPLES_PER_SECOND;
    private static final double FADING_SECONDS = 0.7;
    private static final double RELEASE_SECONDS = 0.06;
    /** After so many times the release nothing is to be heard. */
    private static final double RELEASES = 8;

    private static final int LAST_BASS_DRUM = 36;
    private static final double BASS_DRUM_HERTZ = 58;
    private static final int FIRST_CYMBAL = 49;
    private static final double DRUM_SECONDS = 0.09;
    private static final double CYMBAL_SECONDS = 0.35;

    /** @return the sample from which on it is not to be heard */
    long end() {
        double ringing = isDrum() ? fadingSeconds() : RELEASE_SECONDS;
        return (isDrum() ? start : stop) + (long) (RELEASES * ringing * SAMPLES_PER_SECOND);
    }

    /** Adds it to a block whose first sample is that of the piece. */
    void addTo(double[] block, long first, int from, int to) {
        int begin = (int) Math.max(from, start - first);
        int finish = (int) Math.min(to, end() - first);
        if (begin >= finish) {
            return;
        }
        double[] envelope = envelope(first + begin - start, finish - begin);
        if (isDrum() && number > LAST_BASS_DRUM) {
            for (int i = begin; i < finish; i++) {
                block[i] += envelope[i - begin] * noise(first + i - start);
            }
        } else if (isDrum()) {
            addSine(block, begin, first + begin - start, BASS_DRUM_HERTZ, 2, envelope);
        } else {
            double hertz = 440 * StrictMath.pow(2, (number - 69) / 12.0);
            for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
                if (harmonic * hertz < 0.45 * SAMPLES_PER_SECOND) {
                    addSine(block, begin, first + begin - start, harmonic * hertz, 1.0 / harmonic, envelope);
                }
            }
        }
    }

    private boolean isDrum() {
        return channel == MidiEvent.DRUMS;
    }

    private double fadingSeconds() {
        return !isDrum() ? FADING_SECONDS : number >= FIRST_CYMBAL ? CYMBAL_SECONDS : DRUM_SECONDS;
    }

    private double[] envelope(long age, int count) {
        double fading = fade(fadingSeconds());
        double release = isDrum() ? 1 : fade(RELEASE_SECONDS);
        long held = stop - start;
        double loudness = LOUDEST
                * velocity
                / 127
                * StrictMath.pow(fading, (double) age)
                * StrictMath.pow(release, (double) Math.max(0, age - held));
        double[] envelope = new double[count];
        for (int i = 0; i < count; i++) {
            envelope[i] = loudness * Math.min(1, (age + i) / ATTACK_SAMPLES);
            loudness *= age + i >= held ? fading * release : fading;
        }
        return envelope;
    }

    /** @return by what to multiply each sample so that after those seconds it is 1/e */
    private static double fade(double seconds) {
        return StrictMath.exp(-1 / (seconds * SAMPLES_PER_SECOND));
    }

    /** A sine that turns by one angle a sample: no sine is worked out but the first. */
    private static void addSine(double[] block, int begin, long age, double hertz, double strength, double[] envelope) {
        double step = 2 * Math.PI * hertz / SAMPLES_PER_SECOND;
        double turnRe = StrictMath.cos(step);
        double turnIm = StrictMath.sin(step);
        double re = strength * StrictMath.cos(step * age);
        double im = strength * StrictMath.sin(step * age);
        for (int i = 0; i < envelope.length; i++) {
            block[begin + i] += envelope[i] * im;
            double next = re * turnRe - im * turnIm;
            im = re * turnIm + im * turnRe;
            re = next;
        }
    }

    /** Cymbals have little below: each sample less the one before. */
    private double noise(long age) {
        double here = noiseAt(age);
        return number >= FIRST_CYMBAL || isHiHat() ? (here - noiseAt(age - 1)) / 2 : here;
    }

    private boolean isHiHat() {
        return number == 42 || number == 44 || number == 46;
    }

    private double noiseAt(long age) {
        return 2 * SeededHash.unit(SeededHash.hash(start, number, age)) - 1;
    }
}
