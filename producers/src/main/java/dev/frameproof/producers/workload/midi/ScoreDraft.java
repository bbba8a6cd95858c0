package dev.frameproof.producers.workload.midi;

import dev.frameproof.producers.workload.midi.MidiEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sound.midi.ShortMessage;

/** A piece of steady tempo while it is being composed; for one thread. */
final class ScoreDraft {
    private static final double NANOS_PER_MINUTE = 60e9;
    private static final int BEND_PER_SEMITONE = 4096;
    private static final int LARGEST_BEND = 8191;
    private static final int PEDAL_DOWN = 127;
    private static final Comparator<MidiEvent> ORDER = Comparator.comparingLong(MidiEvent::nanos)
            .thenComparing(MidiEvent::kind)
            .thenComparingInt(MidiEvent::channel)
            .thenComparingInt(MidiEvent::number);

    private final List<MidiEvent> events = new ArrayList<>();
    private final List<MidiControl> controls = new ArrayList<>();
    private final double nanosPerBeat;

    /** @param tempo quarter notes a minute */
    ScoreDraft(int tempo) {
        nanosPerBeat = NANOS_PER_MINUTE / tempo;
    }

    /** What a channel is played on, from 0, by the numbers of General MIDI 1 less one. */
    void instrument(int channel, int program) {
        controls.add(new MidiControl(0, ShortMessage.PROGRAM_CHANGE, channel - 1, program, 0));
    }

    /** A note from one beat on for so many. */
    void note(int channel, double beat, double beats, int note, int velocity) {
        add(beat, Kind.NOTE_ON, channel, note, Math.max(1, Math.min(127, velocity)));
        add(beat + beats, Kind.NOTE_OFF, channel, note, 0);
    }

    void drum(double beat, int drum, int velocity) {
        note(MidiEvent.DRUMS, beat, 0.125, drum, velocity);
    }

    /** @param semitones -2 to 2 */
    void bend(int channel, double beat, double semitones) {
        add(beat, Kind.PITCH_BEND, channel, 0, (int) Math.min(LARGEST_BEND, Math.rint(semitones * BEND_PER_SEMITONE)));
    }

    /** The sustain pedal, down from one beat to another. */
    void pedal(int channel, double from, double to) {
        add(from, Kind.SUSTAIN, channel, 0, PEDAL_DOWN);
        add(to, Kind.SUSTAIN, channel, 0, 0);
    }

    Score score(String name, double beats) {
        events.sort(ORDER);
        return new Score(name, events, controls, Duration.ofNanos(nanos(beats)));
    }

    private void add(double beat, Kind kind, int channel, int number, int value) {
        events.add(new MidiEvent(nanos(beat), beat, kind, channel, number, value));
    }

    private long nanos(double beat) {
        return (long) Math.rint(beat * nanosPerBeat);
    }
}
