package dev.frameproof.producers.workload;

import dev.frameproof.producers.device.Microphones;
import dev.frameproof.producers.device.Microphones.Microphone;
import dev.frameproof.producers.workload.midi.Piece;
import dev.frameproof.producers.workload.sound.Bands;
import dev.frameproof.producers.workload.sound.PlayedPiece;
import dev.frameproof.producers.workload.sound.Sound;
import dev.frameproof.producers.workload.sound.SpectrumAnalyser;
import dev.frameproof.producers.workload.sound.Tone;
import dev.frameproof.producers.workload.sound.ToneSweep;
import dev.frameproof.producers.workload.sound.WavFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What can be set on {@link Spectrum}. */
final class SpectrumSettings {
    private static final String SWEEP = "sweep";
    private static final String TONE = "tone";
    private static final String PIECE_PLAYED = "piece";
    private static final String FROM_FILE = "file";
    private static final String MICROPHONE = "microphone";
    private static final String LINEAR = "linear";
    private static final int SMALLEST_BLOCK = 64;
    private static final int LARGEST_BLOCK = 8_192;

    private static final Setting<String> SOURCE = Setting.choice(
            "source",
            List.of(SWEEP, TONE, PIECE_PLAYED, FROM_FILE, MICROPHONE),
            "what sounds: a tone that glides up and down, one that stays, a piece of music, a .wav file, or what is"
                    + " heard right now");
    private static final Setting<Integer> HERTZ =
            Setting.integer("hertz", 1_000, 20, 11_000, "the frequency of source=tone");
    private static final Setting<Integer> LEVEL =
            Setting.integer("level", -6, -100, 0, "how loud a tone or sweep is, in decibels below full scale");
    private static final Setting<Duration> ROUND = Setting.duration(
            "round",
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            "how long source=sweep takes from 100 Hz up to 10 kHz and back");
    private static final Setting<String> PIECE = Setting.choice("piece", Piece.names(), "what source=piece plays");
    private static final Setting<String> FILE = Setting.path("file", "the .wav file of source=file");
    private static final Setting<String> DEVICE = Setting.name(
            "device",
            "which microphone, where the system's usual one is not meant; 'frameproof workloads --devices' lists them");
    private static final Setting<Integer> BANDS = Setting.integer("bands", 24, 2, 256, "how many bands, a column each");
    private static final Setting<String> SCALE =
            Setting.choice("scale", List.of("log", LINEAR), "whether bands span the same ratio or the same width");
    private static final Setting<Integer> SIZE = Setting.powerOfTwo(
            "size", 256, SMALLEST_BLOCK, LARGEST_BLOCK, "samples of the sound in a block: the more, the finer");
    private static final Setting<Integer> BLOCKS = Setting.integer(
            "blocks", 10, 1, 1_000, "blocks that begin in each second of the sound; sent so where no rate is given");

    static final WorkloadKind KIND = new WorkloadKind(
            Spectrum.NAME,
            "how loud each band of a sound is, by FFT: a tone sweep, a tone, music, a .wav file, a microphone",
            List.of(SOURCE, HERTZ, LEVEL, ROUND, PIECE, FILE, DEVICE, BANDS, SCALE, SIZE, BLOCKS),
            SpectrumSettings::make,
            true);

    private SpectrumSettings() {}

    private static Workload make(SettingValues values, long seed) {
        int size = values.get(SIZE);
        int blocks = values.get(BLOCKS);
        if (values.get(SOURCE).equals(MICROPHONE)) {
            values.refuse("source=microphone", HERTZ, LEVEL, ROUND, PIECE, FILE);
            Microphone microphone = values.find(DEVICE, Microphones::named);
            int rate = Math.round(microphone.format().getSampleRate());
            return new RecordedWorkload(
                    Spectrum.NAME, new SpectrumLive(microphone, analyser(values, rate), size, blocks));
        }
        Sound sound = sound(values, seed);
        return new Spectrum(sound, analyser(values, sound.samplesPerSecond()), size, blocks);
    }

    private static SpectrumAnalyser analyser(SettingValues values, int samplesPerSecond) {
        Bands bands = values.get(SCALE).equals(LINEAR)
                ? Bands.linear(values.get(BANDS), samplesPerSecond)
                : Bands.logarithmic(values.get(BANDS), samplesPerSecond);
        return new SpectrumAnalyser(values.get(SIZE), samplesPerSecond, bands);
    }

    private static Sound sound(SettingValues values, long seed) {
        String source = values.get(SOURCE);
        int level = values.get(LEVEL);
        switch (source) {
            case SWEEP -> values.refuse("source=sweep", HERTZ, PIECE, FILE, DEVICE);
            case TONE -> values.refuse("source=tone", ROUND, PIECE, FILE, DEVICE);
            case PIECE_PLAYED -> values.refuse("source=piece", HERTZ, LEVEL, ROUND, FILE, DEVICE);
            default -> values.refuse("source=file", HERTZ, LEVEL, ROUND, PIECE, DEVICE);
        }
        return switch (source) {
            case SWEEP -> new ToneSweep(values.get(ROUND), level);
            case TONE -> new Tone(values.get(HERTZ), level);
            case PIECE_PLAYED -> new PlayedPiece(Piece.named(values.get(PIECE)).compose(seed));
            default -> WavFile.read(file(values));
        };
    }

    private static Path file(SettingValues values) {
        if (values.get(FILE).isEmpty()) {
            throw new IllegalArgumentException("workload 'spectrum': source=file needs a file, as file=PATH");
        }
        return Path.of(values.get(FILE));
    }
}
