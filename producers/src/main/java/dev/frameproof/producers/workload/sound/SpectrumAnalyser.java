package dev.frameproof.producers.workload.sound;

import static java.util.Objects.requireNonNull;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Takes a block of sound apart into bands of frequencies.
 *
 * <p>The block is weighed by a Hann window w(n) = (1 - cos(2 pi n / N)) / 2 and transformed. Bin k has the power 4
 * |X(k)|^2 / (N sum w^2), in multiples of a sine of full scale, so by Parseval's theorem all bins of a sine add up to
 * its power wherever it lies between them: nothing is lost to scalloping. Each bin's power counts for the frequency
 * that it comes from, k fs / N - Im(D(k) / X(k)) fs / (2 pi), where D is the transform with the window's derivative
 * (F. Auger, P. Flandrin, "Improving the readability of time-frequency and time-scale representations by the
 * reassignment method", IEEE Transactions on Signal Processing 43(5), 1995). So a sine is found whole in the band of its
 * frequency, however narrow that is.
 *
 * <p>Two sines nearer than four bins, and one below three bins, blur. Safe for use by several threads at once.
 */
public final class SpectrumAnalyser {
    private final int size;
    private final double samplesPerSecond;
    private final Bands bands;
    private final DoubleFFT_1D transform;
    private final double[] window;
    private final double[] slope;
    private final double powerPerSquare;

    /** @param size how many samples a block has, a power of two from 64 to 8192 */
    public SpectrumAnalyser(int size, int samplesPerSecond, Bands bands) {
        this.size = size;
        this.samplesPerSecond = samplesPerSecond;
        this.bands = requireNonNull(bands, "bands");
        transform = new DoubleFFT_1D(size);
        window = new double[size];
        slope = new double[size];
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double angle = 2 * Math.PI * i / size;
            window[i] = (1 - StrictMath.cos(angle)) / 2;
            slope[i] = Math.PI / size * StrictMath.sin(angle);
            squares += window[i] * window[i];
        }
        powerPerSquare = 4 / (size * squares);
    }

    public Bands bands() {
        return bands;
    }

    /** @param block samples of a sound, as many as a block has */
    public BlockSpectrum analyse(double[] block) {
        // Both real transforms at once, as real and imaginary part of one.
        double[] both = new double[2 * size];
        double power = 0;
        for (int i = 0; i < size; i++) {
            both[2 * i] = block[i] * window[i];
            both[2 * i + 1] = block[i] * slope[i];
            power += block[i] * block[i];
        }
        transform.complexForward(both);
        double[] powers = new double[bands.names().size()];
        double loudest = 0;
        double loudestHertz = 0;
        for (int bin = 0; bin <= size / 2; bin++) {
            int other = (size - bin) % size;
            double re = (both[2 * bin] + both[2 * other]) / 2;
            double im = (both[2 * bin + 1] - both[2 * other + 1]) / 2;
            double slopeRe = (both[2 * bin + 1] + both[2 * other + 1]) / 2;
            double slopeIm = (both[2 * other] - both[2 * bin]) / 2;
            double square = re * re + im * im;
            double binPower = square * powerPerSquare / (bin == other ? 2 : 1);
            if (binPower <= 0) {
                continue;
            }
            double radians = (slopeIm * re - slopeRe * im) / square;
            double hertz = within((bin / (double) size - radians / (2 * Math.PI)) * samplesPerSecond);
            int band = bands.indexOf(hertz);
            if (band >= 0) {
                powers[band] += binPower;
            }
            if (binPower > loudest) {
                loudest = binPower;
                loudestHertz = hertz;
            }
        }
        double[] levels = new double[powers.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Decibels.ofPower(powers[i]);
        }
        double level = Decibels.ofPower(2 * power / size);
        double peak = level > Decibels.FLOOR ? Math.rint(loudestHertz * 10) / 10 : 0;
        return new BlockSpectrum(peak, level, levels);
    }

    private double within(double hertz) {
        return Math.max(0, Math.min(samplesPerSecond / 2, hertz));
    }
}
