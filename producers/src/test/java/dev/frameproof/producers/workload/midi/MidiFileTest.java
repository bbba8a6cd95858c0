package dev.frameproof.producers.workload.midi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import dev.frameproof.producers.workload.midi.MidiEvent.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MidiFileTest {
    private static final int TICKS_A_QUARTER = 96;
    private static final long MILLI = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void temposOfAnyTrackHoldFromTheirTickOnForAll() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, TICKS_A_QUARTER);
        Track tempos = sequence.createTrack();
        Track piano = sequence.createTrack();
        Track drums = sequence.createTrack();
        add(piano, 0, note(ShortMessage.NOTE_ON, 0, 60, 100));
        // 120 quarters a minute until told otherwise; then 60, in the midst of a note; then 240.
        add(tempos, 96, tempo(1_000_000));
        add(tempos, 288, tempo(250_000));
        add(piano, 192, note(ShortMessage.NOTE_OFF, 0, 60, 64));
        add(drums, 240, note(ShortMessage.NOTE_ON, 9, 38, 90));
        add(drums, 480, note(ShortMessage.NOTE_ON, 9, 38, 0));
        Score score = MidiFile.read(written(sequence));
        assertThat(score.name()).isEqualTo("known piece");
        assertThat(score.events())
                .containsExactly(
                        new MidiEvent(0, 0, Kind.NOTE_ON, 1, 60, 100),
                        new MidiEvent(1_500 * MILLI, 2, Kind.NOTE_OFF, 1, 60, 0),
                        new MidiEvent(2_000 * MILLI, 2.5, Kind.NOTE_ON, 10, 38, 90),
                        new MidiEvent(3_000 * MILLI, 5, Kind.NOTE_OFF, 10, 38, 0));
        assertThat(score.length()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aRowThatTempoChangesAreForgottenInIsOff() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, TICKS_A_QUARTER);
        Track track = sequence.createTrack();
        add(track, 0, tempo(400_000));
        for (int i = 0; i < 50; i++) {
            add(track, i * 24L, note(ShortMessage.NOTE_ON, 3, 40 + i, 80));
            add(track, i * 24L + 12, note(ShortMessage.NOTE_OFF, 3, 40 + i, 0));
            add(track, i * 24L + 24, tempo(400_000 + 7_001 * i));
        }
        Path file = written(sequence);
        Workload workload = Workloads.named("midi", Map.of("file", file.toString()), 1);
        // Summed up by hand, a quarter of a quarter note at each tempo.
        double micros = 0;
        for (int i = 0; i < 50; i++) {
            long due = workload.timing().orElseThrow().offsetNanos(2L * i);
            assertThat(due).isBetween((long) (micros * 1_000) - 2, (long) (micros * 1_000) + 2);
            micros += (i == 0 ? 400_000 : 400_000 + 7_001.0 * (i - 1)) / 4;
        }
        assertThat(workload.timing().orElseThrow().offsetNanos(2L * 49))
                .isNotCloseTo((long) (49 * 100_000_000.0), org.assertj.core.data.Percentage.withPercentage(20));
    }

    @Test
    void bendsPedalsAndSilenceOfEveryChannelAreTaken() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, TICKS_A_QUARTER);
        Track track = sequence.createTrack();
        add(track, 0, note(ShortMessage.CONTROL_CHANGE, 15, 64, 127));
        add(track, 0, note(ShortMessage.PROGRAM_CHANGE, 15, 4, 0));
        add(track, 0, note(ShortMessage.NOTE_ON, 15, 21, 1));
        add(track, 0, note(ShortMessage.NOTE_ON, 15, 108, 127));
        add(track, 0, note(ShortMessage.NOTE_ON, 14, 50, 5));
        add(track, 48, note(ShortMessage.PITCH_BEND, 15, 0, 0));
        add(track, 96, note(ShortMessage.PITCH_BEND, 15, 127, 127));
        add(track, 96, note(ShortMessage.CONTROL_CHANGE, 15, 123, 0));
        assertThat(MidiFile.read(written(sequence)).events())
                .extracting(MidiEvent::kind, MidiEvent::channel, MidiEvent::number, MidiEvent::value)
                .map(Object::toString)
                .containsExactly(
                        "(SUSTAIN, 16, 0, 127)",
                        "(NOTE_ON, 16, 21, 1)",
                        "(NOTE_ON, 16, 108, 127)",
                        "(NOTE_ON, 15, 50, 5)",
                        "(PITCH_BEND, 16, 0, -8192)",
                        "(PITCH_BEND, 16, 0, 8191)",
                        "(NOTE_OFF, 16, 21, 0)",
                        "(NOTE_OFF, 16, 108, 0)");
        assertThat(MidiFile.read(written(sequence)).controls())
                .containsExactly(new MidiControl(1, ShortMessage.PROGRAM_CHANGE, 15, 4, 0));
        Workload workload =
                Workloads.named("midi", Map.of("file", written(sequence).toString()), 1);
        assertThat(new String(new JsonEncoder().encode(workload.sample(5).value()), UTF_8))
                .isEqualTo("{\"piece\":\"known piece\",\"event\":\"pitch-bend\",\"channel\":16,\"note\":null,"
                        + "\"velocity\":null,\"beat\":1.0,\"pitchBend\":1.9998,\"sustain\":127,"
                        + "\"A0\":1,\"D3\":5,\"C8\":127}");
    }

    @Test
    void aFileThatCountsFilmFramesHasTicksOfOneLength() throws Exception {
        Sequence sequence = new Sequence(Sequence.SMPTE_25, 40);
        Track track = sequence.createTrack();
        add(track, 0, tempo(1_000_000));
        add(track, 500, note(ShortMessage.NOTE_ON, 0, 60, 100));
        add(track, 1_750, note(ShortMessage.NOTE_OFF, 0, 60, 0));
        assertThat(MidiFile.read(written(sequence)).events())
                .extracting(MidiEvent::nanos)
                .containsExactly(500 * MILLI, 1_750 * MILLI);
    }

    @Test
    void theShippedPiecesComeBackAsTheyWereWritten() throws Exception {
        for (Piece piece : Piece.values()) {
            Score score = piece.compose(4);
            Sequence sequence = new Sequence(Sequence.PPQ, 30_000);
            Track track = sequence.createTrack();
            double micros = Double.NaN;
            for (MidiEvent event : score.events()) {
                if (event.beat() > 0 && Double.isNaN(micros)) {
                    micros = event.nanos() / event.beat() / 1_000;
                }
                add(track, Math.round(event.beat() * 30_000), message(event));
            }
            add(track, 0, tempo((int) Math.round(micros)));
            List<MidiEvent> read = MidiFile.read(written(sequence)).events();
            assertThat(read).hasSameSizeAs(score.events());
            for (int i = 0; i < read.size(); i++) {
                MidiEvent expected = score.events().get(i);
                assertThat(Math.abs(read.get(i).nanos() - expected.nanos())).isLessThan(MILLI);
                assertThat(read.get(i).kind()).isEqualTo(expected.kind());
                assertThat(read.get(i).channel()).isEqualTo(expected.channel());
                assertThat(read.get(i).number()).isEqualTo(expected.number());
                assertThat(read.get(i).value()).isEqualTo(expected.value());
            }
        }
    }

    @Test
    void filesWithoutAPieceAreNamed() throws Exception {
        Path text = Files.writeString(folder.resolve("a.mid"), "not music");
        assertThatThrownBy(() -> MidiFile.read(text)).hasMessageStartingWith(text + " is no MIDI file: ");
        Path empty = written(new Sequence(Sequence.PPQ, 96, 1));
        assertThatThrownBy(() -> MidiFile.read(empty)).hasMessage(empty + " holds no note");
        Path missing = folder.resolve("b.mid");
        assertThatThrownBy(() -> Workloads.named("midi", Map.of("file", missing.toString()), 1))
                .hasMessage(missing + " cannot be read: there is no such file");
        assertThatThrownBy(() -> Workloads.named("midi", Map.of("file", "x.mid", "piece", "canon"), 1))
                .hasMessage("workload 'midi': piece does not go with file=x.mid");
    }

    private static MidiMessage message(MidiEvent event) throws InvalidMidiDataException {
        int channel = event.channel() - 1;
        return switch (event.kind()) {
            case NOTE_ON -> note(ShortMessage.NOTE_ON, channel, event.number(), event.value());
            case NOTE_OFF -> note(ShortMessage.NOTE_OFF, channel, event.number(), 0);
            case SUSTAIN -> note(ShortMessage.CONTROL_CHANGE, channel, 64, event.value());
            case PITCH_BEND -> {
                int bend = event.value() + 8192;
                yield note(ShortMessage.PITCH_BEND, channel, bend & 0x7F, bend >> 7);
            }
        };
    }

    private static ShortMessage note(int command, int channel, int first, int second) throws InvalidMidiDataException {
        return new ShortMessage(command, channel, first, second);
    }

    private static MetaMessage tempo(int microsPerQuarter) throws InvalidMidiDataException {
        return new MetaMessage(
                0x51,
                new byte[] {(byte) (microsPerQuarter >> 16), (byte) (microsPerQuarter >> 8), (byte) microsPerQuarter},
                3);
    }

    private static void add(Track track, long tick, MidiMessage message) {
        track.add(new javax.sound.midi.MidiEvent(message, tick));
    }

    private Path written(Sequence sequence) throws IOException {
        Path file = folder.resolve("known piece.mid");
        MidiSystem.write(sequence, sequence.getTracks().length > 1 ? 1 : 0, file.toFile());
        return file;
    }
}
