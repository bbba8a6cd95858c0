package dev.frameproof.producers.workload;

import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.midi.MidiEvent;
import java.util.List;

/** What sounds, and where pedals and bends are, while a piece is played; for one thread. */
final class MidiState {
    private static final int CHANNELS = 16;
    private static final int NUMBERS = 128;
    private static final Value SILENT = new NullValue();

    private final MidiColumns columns;
    private final int[][] velocity = new int[CHANNELS][NUMBERS];
    private final int[] pedal = new int[CHANNELS];
    private final int[] bend = new int[CHANNELS];

    MidiState(MidiColumns columns) {
        this.columns = columns;
    }

    void take(MidiEvent event) {
        int channel = event.channel() - 1;
        switch (event.kind()) {
            case NOTE_ON -> velocity[channel][event.number()] = event.value();
            case NOTE_OFF -> velocity[channel][event.number()] = 0;
            case SUSTAIN -> pedal[channel] = event.value();
            case PITCH_BEND -> bend[channel] = event.value();
        }
    }

    int pedal(int channel) {
        return pedal[channel - 1];
    }

    int bend(int channel) {
        return bend[channel - 1];
    }

    void addKeyboard(List<Member> members) {
        int column = 0;
        for (int note : columns.notes()) {
            members.add(new Member(columns.names().get(column++), sounding(note)));
        }
        for (int drum : columns.drums()) {
            members.add(new Member(columns.names().get(column++), value(velocity[MidiEvent.DRUMS - 1][drum])));
        }
    }

    private Value sounding(int note) {
        int highest = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            if (channel != MidiEvent.DRUMS - 1) {
                highest = Math.max(highest, velocity[channel][note]);
            }
        }
        return value(highest);
    }

    private static Value value(int velocity) {
        return velocity == 0 ? SILENT : new IntegerValue(velocity);
    }
}
