package dev.frameproof.producers.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.device.DeviceUnavailableException;
import dev.frameproof.producers.device.TestingKeyboard;
import dev.frameproof.producers.device.TestingMidiProvider;
import dev.frameproof.producers.device.TestingSoundCard;
import dev.frameproof.producers.pacing.LivePacing;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.PacingClock;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.sink.TimeAxis;
import dev.frameproof.producers.workload.Heard;
import dev.frameproof.producers.workload.RecordedWorkload;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import dev.frameproof.producers.workload.sound.Bands;
import dev.frameproof.producers.workload.sound.BlockSpectrum;
import dev.frameproof.producers.workload.sound.SpectrumAnalyser;
import dev.frameproof.producers.workload.sound.WavFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.ShortMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PlaybackTest {
    private static final int SIZE = 4_096;
    private static final Heard ONE_NOTE = new Heard.Music(n -> List.of(note(ShortMessage.NOTE_ON, 69, 110)));

    @TempDir
    private Path folder;

    @Test
    void musicIsToldAheadByWhatTheInstrumentNeeds() {
        var instrument = new TestingInstrument(Duration.ofMillis(40));
        Workload piece = Workloads.named("midi", Map.of("piece", "scales", "tempo", "2000"), 1);
        Pacing timing = piece.timing().orElseThrow();
        long start = System.nanoTime() + 100_000_000;
        try (Playback playback =
                new MusicPlayback(new SynthesizerInstrument(instrument, instrument.latency(), instrument))) {
            playback.start(piece.heard().orElseThrow(), new TimeAxis(0, start, timing), 40);
            await(() -> instrument.told().size() == 40 + 16 * 3);
            long soonest = Long.MAX_VALUE;
            for (int i = 0; i < 40; i++) {
                long late = instrument.told().get(i).nanos() - (start + timing.offsetNanos(i) - 40_000_000);
                assertThat(late).as("event %d", i).isNotNegative();
                soonest = Math.min(soonest, late);
            }
            assertThat(soonest).as("some are told before their record is due").isLessThan(40_000_000);
        }
        assertThat(instrument.told().subList(40, 43))
                .extracting(told -> told.message().getCommand(), told -> told.message()
                        .getData1())
                .map(Object::toString)
                .containsExactly("(176, 64)", "(176, 123)", "(224, 0)");
        assertThat(instrument.isClosed()).isTrue();
    }

    @Test
    void allNotesEndWhenItIsStopped() {
        var instrument = new TestingInstrument(Duration.ZERO);
        Playback playback = new MusicPlayback(new SynthesizerInstrument(instrument, Duration.ZERO, instrument));
        playback.start(ONE_NOTE, axis(Pacing.fixed(Rate.every(Duration.ofHours(1)))), 1_000);
        await(() -> instrument.told().size() == 1);
        playback.stop();
        await(() -> instrument.told().size() == 1 + 16 * 3);
        assertThat(instrument.isClosed()).isFalse();
        playback.close();
        assertThat(instrument.isClosed()).isTrue();
    }

    @Test
    void whatWasStoppedBeforeItBeganPlaysNothing() {
        var instrument = new TestingInstrument(Duration.ZERO);
        try (Playback playback = new MusicPlayback(new SynthesizerInstrument(instrument, Duration.ZERO, instrument))) {
            playback.stop();
            playback.start(ONE_NOTE, axis(Pacing.fixed(Rate.perSecond(1_000))), 1_000);
        }
        assertThat(instrument.told()).noneMatch(told -> told.message().getCommand() == ShortMessage.NOTE_ON);
    }

    @Test
    void whatIsPlayedOnAKeyboardIsHeard() {
        var instrument = new TestingInstrument(Duration.ofMillis(40));
        TestingKeyboard keyboard = TestingMidiProvider.KEYBOARD;
        try (var played = (RecordedWorkload) Workloads.named("midi", Map.of("device", "keyboard"), 1);
                Playback playback =
                        new MusicPlayback(new SynthesizerInstrument(instrument, instrument.latency(), instrument))) {
            played.open();
            var timing = (LivePacing) played.timing().orElseThrow();
            TimeAxis axis = axis(timing);
            timing.begin(axis.startNanos());
            playback.start(played.heard().orElseThrow(), axis, 1_000_000_000);
            keyboard.play(ShortMessage.PROGRAM_CHANGE, 2, 40, 0);
            keyboard.play(ShortMessage.NOTE_ON, 2, 60, 90);
            await(() -> instrument.told().size() == 2);
            assertThat(instrument.told().get(0).message().getCommand()).isEqualTo(ShortMessage.PROGRAM_CHANGE);
            assertThat(instrument.told().get(1).message().getData2()).isEqualTo(90);
        }
        assertThat(keyboard.isOpen()).isFalse();
    }

    @Test
    void theSynthesizerOfTheJdkIsHeardUntilItIsStopped() {
        try (var card = TestingSoundCard.plugIn()) {
            Playback playback = Playback.aloud(ONE_NOTE);
            playback.start(ONE_NOTE, axis(Pacing.fixed(Rate.every(Duration.ofHours(1)))), 1_000);
            await(() -> loudest(card.speaker().samples(), 0) > 0.02);
            int soon = card.speaker().samples().length + 8_192;
            await(() -> card.speaker().samples().length > soon);
            assertThat(peakHertz(card.speaker().samples(), 44_100)).isBetween(437.0, 443.0);
            playback.stop();
            int atStop = card.speaker().samples().length;
            await(() -> card.speaker().samples().length > atStop + 88_200);
            assertThat(loudest(card.speaker().samples(), atStop + 44_100)).isLessThan(0.005);
            playback.close();
            assertThat(card.speaker().isOpen()).isFalse();
        }
    }

    @Test
    void aSoundIsHeardAtItsPlace() {
        Workload tone = Workloads.named("spectrum", Map.of("source", "tone", "hertz", "1000"), 1);
        try (var card = TestingSoundCard.plugIn()) {
            Playback playback = Playback.aloud(tone.heard().orElseThrow());
            playback.start(tone.heard().orElseThrow(), axis(tone.timing().orElseThrow()), 1_000);
            await(() -> card.speaker().samples().length > 12_000);
            playback.close();
            double[] samples = card.speaker().samples();
            assertThat(peakHertz(samples, 24_000)).isBetween(999.0, 1_001.0);
            assertThat(loudest(samples, 0)).isBetween(0.49, 0.51);
            assertThat(card.speaker().isOpen()).isFalse();
        }
    }

    @Test
    void aSoundThatWasHeldUpGoesOnWhereItShouldBe() {
        Workload sweep = Workloads.named("spectrum", Map.of("source", "sweep", "round", "10s"), 1);
        Heard heard = sweep.heard().orElseThrow();
        try (var card = TestingSoundCard.plugIn()) {
            Playback playback = Playback.aloud(heard);
            TimeAxis started = new TimeAxis(
                    0,
                    System.nanoTime() - Duration.ofSeconds(2).toNanos(),
                    sweep.timing().orElseThrow());
            playback.start(heard, started, 1_000);
            await(() -> card.speaker().samples().length > 6_000);
            playback.close();
            // After 2 s of the 5 s up from 100 Hz to 10 kHz: 100 * 100^(2/5) = 631 Hz.
            assertThat(peakHertz(card.speaker().samples(), 24_000)).isBetween(600.0, 900.0);
        }
    }

    @Test
    void musicIsWrittenAsItWouldBeHeard() {
        Path file = folder.resolve("note.wav");
        Playback playback = Playback.toFile(ONE_NOTE, file);
        playback.start(ONE_NOTE, axis(Pacing.fixed(Rate.perSecond(10))), 5);
        await(() -> !isRunning("playback"));
        playback.close();
        double[] samples = new double[44_100];
        WavFile wav = WavFile.read(file);
        assertThat(wav.samplesPerSecond()).isEqualTo(44_100);
        wav.read(0, samples);
        assertThat(peakHertz(Arrays.copyOf(samples, 16_384), 44_100)).isBetween(437.0, 443.0);
    }

    @Test
    void aSoundIsWrittenAsLongAsItWasSent() {
        Path file = folder.resolve("tone.wav");
        Workload tone = Workloads.named("spectrum", Map.of("source", "tone"), 1);
        Playback playback = Playback.toFile(tone.heard().orElseThrow(), file);
        TimeAxis past = new TimeAxis(
                0,
                System.nanoTime() - Duration.ofSeconds(9).toNanos(),
                tone.timing().orElseThrow());
        playback.start(tone.heard().orElseThrow(), past, 25);
        playback.close();
        assertThat(file).hasSize(44 + 2 * 60_000);
        double[] samples = new double[SIZE];
        WavFile.read(file).read(0, samples);
        assertThat(peakHertz(samples, 24_000)).isBetween(999.0, 1_001.0);
    }

    @Test
    void whatCannotBeHeardOrWrittenIsSaidBeforeAnythingIsPlayed() {
        try (var card = TestingSoundCard.plugIn()) {
            card.take();
            assertThatThrownBy(() -> Playback.aloud(ONE_NOTE)).isInstanceOf(DeviceUnavailableException.class);
        }
        Path nowhere = folder.resolve("no/such/folder/a.wav");
        assertThatThrownBy(() -> Playback.toFile(ONE_NOTE, nowhere)).isInstanceOf(UncheckedIOException.class);
    }

    private static TimeAxis axis(Pacing pacing) {
        return TimeAxis.startingNow(PacingClock.system(), pacing);
    }

    private static boolean isRunning(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(each -> each.getName().equals(thread));
    }

    private static double loudest(double[] samples, int from) {
        double loudest = 0;
        for (int i = from; i < samples.length; i++) {
            loudest = Math.max(loudest, Math.abs(samples[i]));
        }
        return loudest;
    }

    /** Of the last block. */
    private static double peakHertz(double[] samples, int samplesPerSecond) {
        double[] block = Arrays.copyOfRange(samples, samples.length - SIZE, samples.length);
        BlockSpectrum spectrum =
                new SpectrumAnalyser(SIZE, samplesPerSecond, Bands.logarithmic(24, samplesPerSecond)).analyse(block);
        return spectrum.peakHertz();
    }

    private static ShortMessage note(int command, int number, int velocity) {
        try {
            return new ShortMessage(command, 0, number, velocity);
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
