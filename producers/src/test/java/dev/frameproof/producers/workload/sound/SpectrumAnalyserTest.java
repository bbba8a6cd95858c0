package dev.frameproof.producers.workload.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpectrumAnalyserTest {
    private static final int RATE = Sound.MADE_SAMPLES_PER_SECOND;
    private static final int SIZE = 256;
    private static final Bands THIRDS = Bands.logarithmic(24, RATE);

    private static BlockSpectrum spectrum(Sound sound, long first, int size, Bands bands) {
        double[] block = new double[size];
        sound.read(first, block);
        return new SpectrumAnalyser(size, sound.samplesPerSecond(), bands).analyse(block);
    }

    private static ToneCheck check(int size, Bands bands) {
        return new ToneCheck(bands, (double) RATE / size);
    }

    @Test
    void aToneOfOneKilohertzPeaksInItsBandAtItsLevel() {
        BlockSpectrum spectrum = spectrum(new Tone(1_000, -6), 0, SIZE, THIRDS);
        assertThat(THIRDS.names().get(THIRDS.indexOf(1_000))).isEqualTo("hz01000");
        assertThat(spectrum.bandsDb()[THIRDS.names().indexOf("hz01000")]).isBetween(-6.1, -5.9);
        assertThat(spectrum.peakHertz()).isBetween(999.0, 1_001.0);
        assertThat(check(SIZE, THIRDS).findings(spectrum, 1_000, -6)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 256, 1_024, 8_192})
    void tonesOnAndBetweenBinsPeakInTheirBandsAtTheirLevels(int size) {
        for (Bands bands : List.of(
                Bands.logarithmic(24, RATE),
                Bands.logarithmic(100, RATE),
                Bands.linear(24, RATE),
                Bands.linear(7, RATE))) {
            ToneCheck check = check(size, bands);
            int lowest = Math.max(60, 4 * RATE / size);
            for (int hertz = lowest; hertz < 11_000; hertz += 1 + hertz / 37) {
                int band = bands.indexOf(hertz);
                double tolerance = RATE / (double) size / 10;
                if (band != bands.indexOf(hertz - tolerance) || band != bands.indexOf(hertz + tolerance)) {
                    continue;
                }
                for (int levelDb : new int[] {0, -6, -60}) {
                    assertThat(check.findings(spectrum(new Tone(hertz, levelDb), 4_711, size, bands), hertz, levelDb))
                            .as("%d Hz, %d dB", hertz, levelDb)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void aSweepIsWhereItsFormulaSays() {
        var sweep = new ToneSweep(Duration.ofSeconds(20), -12);
        ToneCheck check = check(SIZE, THIRDS);
        int seen = 0;
        for (long tenth = 0; tenth < 450; tenth++) {
            long first = tenth * RATE / 10;
            double hertz = sweep.hertzAt((first + SIZE / 2.0) / RATE);
            int band = THIRDS.indexOf(hertz);
            if (hertz > 400 && band == THIRDS.indexOf(hertz * 0.98) && band == THIRDS.indexOf(hertz * 1.02)) {
                assertThat(check.findings(spectrum(sweep, first, SIZE, THIRDS), hertz, -12))
                        .as("at %d tenths of a second", tenth)
                        .isEmpty();
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(200);
        assertThat(sweep.hertzAt(0)).isBetween(99.9, 100.1);
        assertThat(sweep.hertzAt(10)).isBetween(9_990.0, 10_010.0);
        assertThat(sweep.hertzAt(25)).isEqualTo(sweep.hertzAt(15)).isBetween(999.0, 1_001.0);
    }

    @Test
    void wrongWindowsAndLevelsAndPlacesAreFound() {
        ToneCheck check = check(SIZE, THIRDS);
        double[] block = new double[SIZE];
        new Tone(1_000, -6).read(0, block);
        var analyser = new SpectrumAnalyser(SIZE, RATE, THIRDS);
        assertThat(check.findings(analyser.analyse(block), 1_000, -7)).hasSize(2);
        assertThat(check.findings(analyser.analyse(block), 1_200, -6)).isNotEmpty();
        for (int i = 0; i < SIZE; i++) {
            block[i] *= (1 - Math.cos(2 * Math.PI * i / SIZE)) / 2;
        }
        assertThat(check.findings(analyser.analyse(block), 1_000, -6))
                .as("weighed by the window twice")
                .contains("hz01000 has " + analyser.analyse(block).bandsDb()[13] + " dB, not -6.0");
    }

    @Test
    void theBandsOfNoiseAddUpToItsPower() {
        Bands all = Bands.linear(24, RATE);
        var chance = new Random(5);
        for (int round = 0; round < 20; round++) {
            double[] block = new double[1_024];
            double power = 0;
            double weights = 0;
            for (int i = 0; i < block.length; i++) {
                block[i] = chance.nextGaussian() / 10;
                double weight = Math.pow(Math.sin(Math.PI * i / block.length), 4);
                power += weight * block[i] * block[i];
                weights += weight;
            }
            double sum = 0;
            for (double level :
                    new SpectrumAnalyser(block.length, RATE, all).analyse(block).bandsDb()) {
                sum += Math.pow(10, level / 10);
            }
            assertThat(10 * Math.log10(sum))
                    .isBetween(
                            10 * Math.log10(2 * power / weights) - 0.02, 10 * Math.log10(2 * power / weights) + 0.02);
        }
    }

    @Test
    void silenceHasNoPeak() {
        BlockSpectrum silent = new SpectrumAnalyser(64, RATE, THIRDS).analyse(new double[64]);
        assertThat(silent.peakHertz()).isZero();
        assertThat(silent.levelDb()).isEqualTo(-120);
        assertThat(silent.bandsDb()).containsOnly(-120);
    }

    @Test
    void twentyFourBandsAreThirdOctaves() {
        assertThat(THIRDS.names())
                .startsWith("hz00050", "hz00062", "hz00079")
                .contains("hz00125", "hz00250", "hz00500", "hz01000", "hz02000", "hz04000", "hz08000")
                .endsWith("hz10079");
        assertThat(Bands.linear(12, RATE).names())
                .startsWith("hz00500", "hz01500")
                .endsWith("hz11500");
        assertThat(THIRDS.indexOf(44)).isEqualTo(-1);
        assertThat(THIRDS.indexOf(11_400)).isEqualTo(-1);
        assertThat(THIRDS.indexOf(Double.NaN)).isEqualTo(-1);
        assertThatThrownBy(() -> Bands.logarithmic(256, 1_000)).hasMessageContaining("256 bands are too many");
    }
}
