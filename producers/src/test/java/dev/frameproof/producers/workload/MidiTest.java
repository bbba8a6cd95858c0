package dev.frameproof.producers.workload;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.midi.MidiEvent;
import dev.frameproof.producers.workload.midi.NoteNames;
import dev.frameproof.producers.workload.midi.Piece;
import dev.frameproof.producers.workload.midi.Score;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MidiTest {
    /** Of each piece by seed 1: nanoseconds, beat, what happens, channel, note, value. */
    private static final Path GOLDEN = Path.of("src/test/resources/workload/midi-seed-1.txt");

    @Test
    void firstRecordsOfAKnownPieceAreThese() {
        Workload scales = Workloads.named("midi", Map.of("piece", "scales"), 1);
        assertThat(start(scales, 0))
                .isEqualTo("{\"piece\":\"scales\",\"event\":\"note-on\",\"channel\":1,\"note\":21,\"velocity\":64,"
                        + "\"beat\":0.0,\"pitchBend\":0.0,\"sustain\":0,\"A0\":64,\"B0\":null,\"Db1\":null,");
        assertThat(start(scales, 1))
                .isEqualTo("{\"piece\":\"scales\",\"event\":\"note-off\",\"channel\":1,\"note\":21,\"velocity\":null,"
                        + "\"beat\":0.5,\"pitchBend\":0.0,\"sustain\":0,\"A0\":null,\"B0\":null,\"Db1\":null,");
        assertThat(start(scales, 2))
                .isEqualTo("{\"piece\":\"scales\",\"event\":\"note-on\",\"channel\":1,\"note\":23,\"velocity\":72,"
                        + "\"beat\":0.5,\"pitchBend\":0.0,\"sustain\":0,\"A0\":null,\"B0\":72,\"Db1\":null,");
    }

    @Test
    void thePiecesBeginAsTheyAlwaysDid() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Piece piece : Piece.values()) {
            Score score = piece.compose(1);
            lines.add(
                    "# %s, %d events, %s".formatted(piece.text(), score.events().size(), score.length()));
            for (MidiEvent event : score.events().subList(0, 24)) {
                lines.add("%d %s %s %d %d %d"
                        .formatted(
                                event.nanos(),
                                Math.rint(event.beat() * 1e4) / 1e4,
                                event.kind().text(),
                                event.channel(),
                                event.number(),
                                event.value()));
            }
        }
        assertThat(lines).isEqualTo(Files.readAllLines(GOLDEN));
    }

    private static String start(Workload workload, long index) {
        String json = new String(new JsonEncoder().encode(workload.sample(index).value()), StandardCharsets.UTF_8);
        return json.substring(0, json.indexOf("\"D1\""));
    }

    @ParameterizedTest
    @EnumSource(Piece.class)
    void everyRecordShowsTheKeyboardAfterItsEvent(Piece piece) {
        for (long seed = 1; seed <= 20; seed++) {
            Score score = piece.compose(seed);
            Midi midi = new Midi(score, 1);
            Set<String> sounding = new HashSet<>();
            for (int i = 0; i < score.events().size(); i++) {
                MidiEvent event = score.events().get(i);
                Map<String, Value> members = members(midi.sample(i));
                assertThat(members.get("event"))
                        .isEqualTo(new TextValue(event.kind().text()));
                assertThat(members.get("channel")).isEqualTo(new IntegerValue(event.channel()));
                if (event.kind() == MidiEvent.Kind.NOTE_ON) {
                    String column = column(event);
                    sounding.add(event.channel() + " " + column);
                    assertThat(((IntegerValue) members.get(column)).value()).isBetween((long) event.value(), 127L);
                    assertThat(members.get("velocity")).isEqualTo(new IntegerValue(event.value()));
                }
                if (event.kind() == MidiEvent.Kind.NOTE_OFF) {
                    String column = column(event);
                    assertThat(sounding.remove(event.channel() + " " + column))
                            .as("%s of seed %d, event %d ends a note that sounds", piece, seed, i)
                            .isTrue();
                    boolean elsewhere = sounding.stream().anyMatch(sound -> sound.endsWith(" " + column));
                    assertThat(members.get(column) instanceof NullValue).isNotEqualTo(elsewhere);
                }
            }
            assertThat(sounding).as("what still sounds at the end").isEmpty();
            assertThat(midi.sample(score.events().size())).isEqualTo(midi.sample(0));
        }
    }

    private static String column(MidiEvent event) {
        return event.channel() == MidiEvent.DRUMS ? NoteNames.drum(event.number()) : NoteNames.note(event.number());
    }

    private static Map<String, Value> members(Sample sample) {
        return ((ObjectValue) sample.value()).members().stream().collect(toMap(Member::name, Member::value));
    }

    @ParameterizedTest
    @EnumSource(Piece.class)
    void aPieceIsItsSeeds(Piece piece) {
        Score again = piece.compose(7);
        assertThat(piece.compose(7)).isEqualTo(again);
        if (piece != Piece.SCALES) {
            assertThat(piece.compose(7)).isNotEqualTo(piece.compose(8));
        }
    }

    @ParameterizedTest
    @EnumSource(Piece.class)
    void membersAreTheSameInEveryRecordAndEveryFormatHoldsThem(Piece piece) {
        Midi midi = new Midi(piece.compose(3), 1);
        List<String> names = names(midi.sample(0));
        for (int i = 1; i < midi.tellingSamples(); i++) {
            assertThat(names(midi.sample(i))).isEqualTo(names);
        }
        for (RecordFormat format : RecordFormat.values()) {
            var encoder = format.encoderFor(midi, SchemaFraming.inline());
            for (int i = 0; i < midi.tellingSamples(); i += 7) {
                assertThat(encoder.encode(midi.sample(i).value(), 1)).isNotEmpty();
            }
        }
    }

    private static List<String> names(Sample sample) {
        return ((ObjectValue) sample.value())
                .members().stream().map(Member::name).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 200})
    void recordsAreDueAtTheirEventsTimesRoundAfterRound(int tempo) {
        Score score = Piece.BLUES.compose(5);
        Pacing timing = Workloads.named("midi", Map.of("tempo", Integer.toString(tempo)), 5)
                .timing()
                .orElseThrow();
        int events = score.events().size();
        for (int i = 0; i < events; i++) {
            long at = score.events().get(i).nanos() * 100 / tempo;
            assertThat(timing.offsetNanos(i)).isBetween(at - 1, at + 1);
            assertThat(timing.offsetNanos(i + events) - timing.offsetNanos(i))
                    .isEqualTo(score.length().toNanos() * 100 / tempo);
        }
        assertThat(timing.recordsWithin(score.length().multipliedBy(3).dividedBy(tempo / 100)))
                .isEqualTo(3L * events);
        assertThat(score.length()).isBetween(Duration.ofSeconds(20), Duration.ofMinutes(2));
    }

    @Test
    void notesAreCalledAsPianistsAndDrummersDo() {
        assertThat(NoteNames.note(21)).isEqualTo("A0");
        assertThat(NoteNames.note(60)).isEqualTo("C4");
        assertThat(NoteNames.note(61)).isEqualTo("Db4");
        assertThat(NoteNames.note(108)).isEqualTo("C8");
        assertThat(NoteNames.note(0)).isEqualTo("Cm1");
        assertThat(NoteNames.note(127)).isEqualTo("G9");
        assertThat(NoteNames.drum(36)).isEqualTo("bassDrum");
        assertThat(NoteNames.drum(51)).isEqualTo("rideCymbal");
        assertThat(NoteNames.drum(81)).isEqualTo("openTriangle");
        assertThat(NoteNames.drum(20)).isEqualTo("drum20");
    }

    @Test
    void anUnknownPieceIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> Workloads.named("midi", Map.of("piece", "x"), 1))
                .hasMessage("workload 'midi': piece is blues or nocturne or canon or scales, not 'x'");
    }
}
