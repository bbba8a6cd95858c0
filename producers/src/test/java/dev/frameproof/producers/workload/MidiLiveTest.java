package dev.frameproof.producers.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.device.DeviceUnavailableException;
import dev.frameproof.producers.device.TestingKeyboard;
import dev.frameproof.producers.device.TestingMidiProvider;
import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.pacing.LivePacing;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sound.midi.ShortMessage;
import org.junit.jupiter.api.Test;

final class MidiLiveTest {
    private static final long START = 1_000_000_000L;

    private final TestingKeyboard keyboard = new TestingKeyboard("Piano");
    private final AtomicLong nanos = new AtomicLong(START);
    private final RecordedWorkload played = new RecordedWorkload("midi", new MidiLive(keyboard, nanos::get));

    @Test
    void eachEventIsASampleWithTheWholeKeyboard() {
        begin();
        at(0.5).play(ShortMessage.NOTE_ON, 0, 60, 100);
        at(0.75).play(ShortMessage.NOTE_ON, 9, 36, 90);
        at(1).play(ShortMessage.CONTROL_CHANGE, 0, 64, 127);
        at(1.5).play(ShortMessage.NOTE_ON, 0, 60, 0);
        at(1.5).play(ShortMessage.PITCH_BEND, 3, 0, 0);
        at(2).play(ShortMessage.NOTE_ON, 5, 120, 1);
        assertThat(told(0))
                .startsWith("{\"piece\":\"Piano\",\"event\":\"note-on\",\"channel\":1,\"note\":60,\"velocity\":100,"
                        + "\"beat\":1.0,\"pitchBend\":0.0,\"sustain\":0,\"A0\":null,\"Bb0\":null,")
                .contains("\"C4\":100,")
                .contains("\"C8\":null,\"acousticBassDrum\":null,\"bassDrum\":null,")
                .endsWith(",\"openTriangle\":null}");
        assertThat(told(1))
                .contains("\"channel\":10,\"note\":36")
                .contains("\"C4\":100")
                .contains("\"bassDrum\":90");
        assertThat(told(2)).contains("\"event\":\"sustain\"").contains("\"sustain\":127");
        assertThat(told(3))
                .contains("\"event\":\"note-off\"")
                .contains("\"velocity\":null")
                .contains("\"C4\":null");
        assertThat(told(4)).contains("\"event\":\"pitch-bend\",\"channel\":4").contains("\"pitchBend\":-2.0");
        assertThat(told(5)).contains("\"note\":120,\"velocity\":1").doesNotContain(":1,\"A");
        assertThat(played.sample(2)).isSameAs(played.sample(2));
        assertThat(members(played.sample(5))).hasSize(8 + 88 + 47);
    }

    @Test
    void anEventIsDueWhenItArrived() {
        LivePacing timing = begin();
        at(0.25).play(ShortMessage.NOTE_ON, 0, 60, 100);
        at(0.5).tick();
        at(4).play(ShortMessage.NOTE_OFF, 0, 60, 100);
        assertThat(timing.offsetNanos(0)).isEqualTo(250_000_000);
        assertThat(timing.offsetNanos(1)).isEqualTo(4_000_000_000L);
        assertThat(timing.await(2, () -> true)).isFalse();
    }

    @Test
    void whatIsPlayedBeforeAnythingIsSentDoesNotCount() {
        played.open();
        keyboard.play(ShortMessage.NOTE_ON, 0, 60, 100);
        timing().begin(START);
        at(1).play(ShortMessage.NOTE_OFF, 0, 60, 0);
        assertThat(told(0)).contains("\"event\":\"note-off\"");
        assertThatThrownBy(() -> played.sample(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nothing has been played on Piano that was not sent: its events are sent as they come");
    }

    @Test
    void schemasHoldWhateverIsPlayed() {
        for (RecordFormat format : List.of(RecordFormat.AVRO, RecordFormat.PROTOBUF, RecordFormat.CSV)) {
            assertThat(members(played.specimen().sample(0)))
                    .as("%s asks for no event", format)
                    .hasSize(8 + 88 + 47);
        }
        var avro = RecordFormat.AVRO.encoderFor(played, SchemaFraming.inline());
        assertThat(RecordFormat.usualFor(played)).isEqualTo(RecordFormat.JSON);
        assertThat(played.tags()).containsExactly("piece");
        begin();
        at(1).play(ShortMessage.NOTE_ON, 0, 21, 1);
        at(2).play(ShortMessage.PITCH_BEND, 0, 5, 70);
        assertThat(names(played.sample(0))).isEqualTo(names(played.specimen().sample(0)));
        assertThat(avro.encode(played.sample(0).value())).isNotEmpty();
        assertThat(avro.encode(played.sample(1).value())).isNotEmpty();
    }

    @Test
    void isHeardWithTheInstrumentThatWasChosen() {
        Heard.Music music = (Heard.Music) played.heard().orElseThrow();
        begin();
        at(1).play(ShortMessage.PROGRAM_CHANGE, 0, 40, 0);
        at(1).play(ShortMessage.CONTROL_CHANGE, 0, 7, 99);
        at(2).play(ShortMessage.NOTE_ON, 0, 60, 100);
        for (int i = 0; i < 5_000; i++) {
            at(3).play(ShortMessage.NOTE_OFF, 0, 60, 0);
        }
        assertThat(music.messages().apply(0)).isEmpty();
        assertThat(music.messages().apply(5_000))
                .extracting(ShortMessage::getCommand, ShortMessage::getData1)
                .map(Object::toString)
                .containsExactly("(128, 60)");
    }

    @Test
    void closingLetsGoOfTheKeyboardAndEndsTheTiming() {
        LivePacing timing = begin();
        assertThat(keyboard.isOpen()).isTrue();
        played.close();
        assertThat(keyboard.isOpen()).isFalse();
        assertThat(timing.await(0, () -> false)).isFalse();
    }

    @Test
    void aKeyboardThatAnotherProgramHoldsIsNamed() {
        keyboard.take(true);
        assertThatThrownBy(played::open)
                .isInstanceOf(DeviceUnavailableException.class)
                .hasMessage("The MIDI input Piano cannot be opened. Device or resource busy");
        assertThat(keyboard.isOpen()).isFalse();
    }

    @Test
    void isChosenByAnyPartOfTheName() {
        try (var chosen = (RecordedWorkload) Workloads.named("midi", Map.of("device", "pads"), 1)) {
            chosen.open();
            assertThat(TestingMidiProvider.PADS.isOpen()).isTrue();
        }
        assertThat(TestingMidiProvider.PADS.isOpen()).isFalse();
        assertThatThrownBy(() -> Workloads.named("midi", Map.of("device", "organ"), 1))
                .hasMessageStartingWith("workload 'midi': 'organ' is no MIDI input, or not one alone: there are ")
                .hasMessageContaining("Testing Keyboard [hw:1,0,0]; Testing Pads");
        assertThatThrownBy(() -> Workloads.named("midi", Map.of("device", "pads", "tempo", "50"), 1))
                .hasMessage("workload 'midi': tempo does not go with device=pads");
    }

    private LivePacing begin() {
        played.open();
        timing().begin(START);
        return timing();
    }

    private LivePacing timing() {
        return (LivePacing) played.timing().orElseThrow();
    }

    private TestingKeyboard at(double seconds) {
        nanos.set(START + Math.round(seconds * 1e9));
        return keyboard;
    }

    private String told(long index) {
        return new String(new JsonEncoder().encode(played.sample(index).value()), UTF_8);
    }

    private static List<Member> members(Sample sample) {
        return ((ObjectValue) sample.value()).members();
    }

    private static List<String> names(Sample sample) {
        return members(sample).stream().map(Member::name).toList();
    }
}
