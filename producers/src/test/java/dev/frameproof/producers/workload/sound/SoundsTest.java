package dev.frameproof.producers.workload.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.workload.midi.MidiEvent;
import dev.frameproof.producers.workload.midi.MidiEvent.Kind;
import dev.frameproof.producers.workload.midi.Piece;
import dev.frameproof.producers.workload.midi.Score;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SoundsTest {
    private static final int RATE = Sound.MADE_SAMPLES_PER_SECOND;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"8000, 8, 1", "44100, 16, 2", "48000, 24, 2", "96000, 32, 1"})
    void aWavFileIsAsLoudAsItWasWritten(int rate, int bits, int channels) throws IOException {
        WavFile wav = WavFile.read(wavOf(1_000, -12, rate, bits, channels));
        assertThat(wav.samplesPerSecond()).isEqualTo(rate);
        Bands bands = Bands.logarithmic(24, rate);
        double[] block = new double[1_024];
        // The last one goes over the end and on at the start: the file holds whole cycles.
        for (long first : new long[] {0, 777, rate - 500L}) {
            wav.read(first, block);
            BlockSpectrum spectrum = new SpectrumAnalyser(block.length, rate, bands).analyse(block);
            assertThat(new ToneCheck(bands, rate / 1_024.0).findings(spectrum, 1_000, -12))
                    .isEmpty();
            assertThat(new ToneCheck(bands, rate / 1_024.0).findings(spectrum, 1_000, -11))
                    .isNotEmpty();
        }
    }

    private Path wavOf(int hertz, double levelDb, int rate, int bits, int channels) throws IOException {
        int width = bits / 8;
        byte[] bytes = new byte[rate * width * channels];
        double full = Math.pow(2, bits - 1) - 1;
        for (int i = 0; i < rate; i++) {
            double value = Decibels.amplitude(levelDb) * Math.sin(2 * Math.PI * hertz * i / rate);
            // Of one byte they are without sign.
            long number = Math.round(value * full) + (bits == 8 ? 128 : 0);
            for (int at = 0; at < width * channels; at++) {
                bytes[i * width * channels + at] = (byte) (number >> (8 * (at % width)));
            }
        }
        AudioFormat format = new AudioFormat(rate, bits, channels, bits > 8, false);
        Path file = folder.resolve("tone-" + rate + ".wav");
        try (var stream = new AudioInputStream(new ByteArrayInputStream(bytes), format, rate)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return file;
    }

    @Test
    void filesThatAreNoSoundAreNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("a.wav"), "no sound at all");
        assertThatThrownBy(() -> WavFile.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text + " is no sound that can be read: make it a .wav");
        Path missing = folder.resolve("missing.wav");
        assertThatThrownBy(() -> WavFile.read(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(missing + " cannot be read: there is no such file");
    }

    @Test
    void aNotePlayedSoundsAtItsPitchWhileItLasts() {
        Score note = new Score(
                "a",
                List.of(
                        new MidiEvent(1_000_000_000, 1, Kind.NOTE_ON, 1, 69, 127),
                        new MidiEvent(1_500_000_000, 1.5, Kind.NOTE_OFF, 1, 69, 0)),
                Duration.ofSeconds(3));
        PlayedPiece played = new PlayedPiece(note);
        assertThat(spectrum(played, 0).levelDb()).isEqualTo(-120);
        BlockSpectrum sounding = spectrum(played, RATE + 2_400L);
        assertThat(sounding.peakHertz()).isBetween(438.0, 442.0);
        assertThat(sounding.levelDb()).isBetween(-30.0, -15.0);
        assertThat(spectrum(played, 2 * RATE + 12_000L).levelDb()).isEqualTo(-120);
        assertThat(spectrum(played, 4 * RATE + 2_400L).toString()).isEqualTo(sounding.toString());
    }

    private static BlockSpectrum spectrum(Sound sound, long first) {
        double[] block = new double[1_024];
        sound.read(first, block);
        return new SpectrumAnalyser(1_024, RATE, Bands.logarithmic(24, RATE)).analyse(block);
    }

    @ParameterizedTest
    @EnumSource(Piece.class)
    void blocksJoinIntoOneSoundHoweverTheyAreCut(Piece piece) {
        PlayedPiece played = new PlayedPiece(piece.compose(1));
        double[] whole = new double[6_000];
        double[] part = new double[1_000];
        long start = RATE * 5L;
        played.read(start, whole);
        double loudest = 0;
        for (int cut = 0; cut < 6; cut++) {
            played.read(start + cut * 1_000L, part);
            for (int i = 0; i < part.length; i++) {
                assertThat(part[i]).isCloseTo(whole[cut * 1_000 + i], org.assertj.core.data.Offset.offset(1e-9));
                loudest = Math.max(loudest, Math.abs(part[i]));
            }
        }
        assertThat(loudest).isBetween(0.02, 1.2);
    }
}
