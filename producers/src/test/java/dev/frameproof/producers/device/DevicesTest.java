package dev.frameproof.producers.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.frameproof.reports.Problem;
import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.Test;

final class DevicesTest {
    @Test
    void keyboardsAreFoundByTheirNameOrAPartOfIt() {
        assertThat(MidiInputs.names()).contains("Testing Keyboard [hw:1,0,0]", "Testing Pads");
        assertThat(MidiInputs.named("Testing Pads")).isSameAs(TestingMidiProvider.PADS);
        assertThat(MidiInputs.named("keyboard")).isSameAs(TestingMidiProvider.KEYBOARD);
    }

    @Test
    void aNameThatMeansNoneOrSeveralIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> MidiInputs.named("organ"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'organ' is no MIDI input, or not one alone: there are ")
                .hasMessageContaining("Testing Keyboard [hw:1,0,0]; Testing Pads");
        assertThatThrownBy(() -> MidiInputs.named("testing"))
                .hasMessageStartingWith("'testing' is no MIDI input, or not one alone");
        assertThatThrownBy(() -> MidiInputs.named("")).hasMessageStartingWith("say which MIDI input: there are ");
    }

    @Test
    void aMachineWithoutSoundSaysSo() {
        assumeTrue(
                Microphones.names().isEmpty() && SoundOutputs.names().isEmpty(),
                "this machine has a sound card of its own");
        assertThatThrownBy(() -> Microphones.named(""))
                .hasMessageStartingWith("this machine has no microphone; connect");
        assertThatThrownBy(() -> Microphones.named("x"))
                .hasMessageStartingWith("this machine has no microphone; connect");
        Problem deaf = new Problem(
                "Nothing can be heard on this machine.",
                "It has no sound output.",
                "Connect one, leave --sound out, or have a file written: --sound=FILE.wav.");
        assertThatExceptionOfType(DeviceUnavailableException.class)
                .isThrownBy(SoundOutputs::synthesizer)
                .satisfies(none -> assertThat(none.problem()).isEqualTo(deaf));
        assertThatExceptionOfType(DeviceUnavailableException.class)
                .isThrownBy(() -> SoundOutputs.line(new AudioFormat(24_000, 16, 1, true, false), 4_800))
                .satisfies(none -> assertThat(none.problem()).isEqualTo(deaf));
    }

    @Test
    void whatAnotherProgramHoldsIsNamed() {
        try (var card = TestingSoundCard.plugIn()) {
            assertThat(Microphones.names()).contains("Testing Sound Card");
            assertThat(SoundOutputs.names()).contains("Testing Sound Card");
            assertThatThrownBy(() -> Microphones.named("Blue Yeti"))
                    .hasMessageStartingWith("'Blue Yeti' is no microphone, or not one alone: there are ")
                    .hasMessageContaining("Testing Sound Card");
            card.take();
            assertThatThrownBy(() -> Microphones.named("Testing").open())
                    .isInstanceOf(DeviceUnavailableException.class)
                    .hasMessage("The microphone Testing Sound Card cannot be opened. Device or resource busy");
            assertThatExceptionOfType(DeviceUnavailableException.class)
                    .isThrownBy(SoundOutputs::synthesizer)
                    .satisfies(held -> assertThat(held.problem().remedy())
                            .startsWith("See that no other program holds ")
                            .contains("Testing Sound Card"));
        }
    }
}
