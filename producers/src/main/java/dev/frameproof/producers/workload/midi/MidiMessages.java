package dev.frameproof.producers.workload.midi;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.midi.MidiEvent.Kind;
import java.util.BitSet;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.ShortMessage;

/**
 * What the messages of a file or a keyboard mean (MIDI 1.0). A note-on of velocity 0 is a note-off; "all sound off" and
 * "all notes off" (controllers 120 and 123) end each note of their channel that sounds. For one thread.
 */
public final class MidiMessages {
    private static final int NUMBERS = 128;
    private static final int SUSTAIN = 64;
    private static final int ALL_SOUND_OFF = 120;
    private static final int ALL_NOTES_OFF = 123;
    private static final int NO_BEND = 8192;
    private static final int FIRST_OF_NO_CHANNEL = 0xF0;

    private final Meaning meaning;
    private final BitSet sounding = new BitSet();

    /** Hears what messages mean. */
    public interface Meaning {
        /** Something that is told in a record; the parts are those of {@link MidiEvent}. */
        void event(Kind kind, int channel, int number, int value);

        /** An instrument, a volume, a pressure: something that is heard and not told. */
        void control(ShortMessage message);
    }

    public MidiMessages(Meaning meaning) {
        this.meaning = requireNonNull(meaning, "meaning");
    }

    /** Takes the next message; one that is of no channel, a clock's for example, means nothing. */
    public void take(ShortMessage message) {
        if (message.getStatus() >= FIRST_OF_NO_CHANNEL) {
            return;
        }
        int channel = message.getChannel() + 1;
        int number = message.getData1();
        int value = message.getData2();
        switch (message.getCommand()) {
            case ShortMessage.NOTE_ON -> note(channel, number, value);
            case ShortMessage.NOTE_OFF -> note(channel, number, 0);
            case ShortMessage.PITCH_BEND ->
                meaning.event(Kind.PITCH_BEND, channel, 0, ((value << 7) | number) - NO_BEND);
            case ShortMessage.CONTROL_CHANGE -> {
                if (number == SUSTAIN) {
                    meaning.event(Kind.SUSTAIN, channel, 0, value);
                } else if (number == ALL_SOUND_OFF || number == ALL_NOTES_OFF) {
                    endAll(channel);
                } else {
                    meaning.control(message);
                }
            }
            default -> meaning.control(message);
        }
    }

    private void note(int channel, int number, int velocity) {
        sounding.set(channel * NUMBERS + number, velocity > 0);
        meaning.event(velocity > 0 ? Kind.NOTE_ON : Kind.NOTE_OFF, channel, number, velocity);
    }

    private void endAll(int channel) {
        int next = sounding.nextSetBit(channel * NUMBERS);
        while (next >= 0 && next < (channel + 1) * NUMBERS) {
            note(channel, next - channel * NUMBERS, 0);
            next = sounding.nextSetBit(next + 1);
        }
    }

    /** @return the message that means this */
    public static ShortMessage of(MidiEvent event) {
        int channel = event.channel() - 1;
        return switch (event.kind()) {
            case NOTE_ON -> message(ShortMessage.NOTE_ON, channel, event.number(), event.value());
            case NOTE_OFF -> message(ShortMessage.NOTE_OFF, channel, event.number(), 0);
            case SUSTAIN -> message(ShortMessage.CONTROL_CHANGE, channel, SUSTAIN, event.value());
            case PITCH_BEND -> bend(channel, event.value());
        };
    }

    /**
     * @param channel from 0
     * @return the messages that end each note of a channel and put its pedal and bend back
     */
    public static List<ShortMessage> silence(int channel) {
        return List.of(
                message(ShortMessage.CONTROL_CHANGE, channel, SUSTAIN, 0),
                message(ShortMessage.CONTROL_CHANGE, channel, ALL_NOTES_OFF, 0),
                bend(channel, 0));
    }

    private static ShortMessage bend(int channel, int bend) {
        int value = bend + NO_BEND;
        return message(ShortMessage.PITCH_BEND, channel, value & 0x7F, value >> 7);
    }

    static ShortMessage message(int command, int channel, int first, int second) {
        try {
            return new ShortMessage(command, channel, first, second);
        } catch (InvalidMidiDataException outOfRange) {
            throw new IllegalArgumentException(outOfRange);
        }
    }
}
