package dev.frameproof.producers.workload.midi;

import static java.util.Objects.requireNonNull;

/**
 * One thing that happens in a piece.
 *
 * @param nanos when, in nanoseconds from the piece's start
 * @param beat when, in quarter notes from the piece's start
 * @param channel 1 to 16; 10 is the drums'
 * @param number the note, 0 to 127, 60 being middle C; 0 where the event is of no note
 * @param value a note's velocity, 1 to 127, 0 at its end; the pedal's position, 0 to 127; a bend, -8192 to 8191
 */
public record MidiEvent(long nanos, double beat, Kind kind, int channel, int number, int value) {
    /** The channel whose notes are drums (General MIDI 1). */
    public static final int DRUMS = 10;

    /** What happens, in the order in which things of one moment do: what ends goes first. */
    public enum Kind {
        NOTE_OFF("note-off"),
        SUSTAIN("sustain"),
        PITCH_BEND("pitch-bend"),
        NOTE_ON("note-on");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** @return as records have it, for example {@code note-on} */
        public String text() {
            return text;
        }
    }

    public MidiEvent {
        requireNonNull(kind, "kind");
    }

    public boolean isOfNote() {
        return kind == Kind.NOTE_ON || kind == Kind.NOTE_OFF;
    }
}
