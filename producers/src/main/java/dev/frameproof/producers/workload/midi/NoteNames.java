package dev.frameproof.producers.workload.midi;

import java.util.List;

/**
 * What notes and drums are called, in letters and digits alone, so that every schema language takes the names as they
 * are: black keys by their flats.
 */
public final class NoteNames {
    /** The lowest note of the drums' channel that has a name. */
    public static final int FIRST_DRUM = 35;

    /** The highest one. */
    public static final int LAST_DRUM = 81;

    private static final int OCTAVE = 12;
    private static final List<String> NOTES = List.of("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B");

    // General MIDI 1, percussion key map.
    private static final List<String> DRUMS = List.of(
            "acousticBassDrum",
            "bassDrum",
            "sideStick",
            "acousticSnare",
            "handClap",
            "electricSnare",
            "lowFloorTom",
            "closedHiHat",
            "highFloorTom",
            "pedalHiHat",
            "lowTom",
            "openHiHat",
            "lowMidTom",
            "highMidTom",
            "crashCymbal",
            "highTom",
            "rideCymbal",
            "chineseCymbal",
            "rideBell",
            "tambourine",
            "splashCymbal",
            "cowbell",
            "crashCymbal2",
            "vibraslap",
            "rideCymbal2",
            "highBongo",
            "lowBongo",
            "muteHighConga",
            "openHighConga",
            "lowConga",
            "highTimbale",
            "lowTimbale",
            "highAgogo",
            "lowAgogo",
            "cabasa",
            "maracas",
            "shortWhistle",
            "longWhistle",
            "shortGuiro",
            "longGuiro",
            "claves",
            "highWoodBlock",
            "lowWoodBlock",
            "muteCuica",
            "openCuica",
            "muteTriangle",
            "openTriangle");

    private NoteNames() {}

    /**
     * @param number 0 to 127; 21 is {@code A0}, the lowest key of a piano, 60 {@code C4}, 108 {@code C8}
     * @return the name with its octave; the octave below 0 is {@code m1}
     */
    public static String note(int number) {
        int octave = number / OCTAVE - 1;
        return NOTES.get(number % OCTAVE) + (octave < 0 ? "m" + -octave : octave);
    }

    /** @return the drum that this note of the drums' channel is, or {@code drum} and its number where none is standard */
    public static String drum(int number) {
        int place = number - FIRST_DRUM;
        return place >= 0 && place < DRUMS.size() ? DRUMS.get(place) : "drum" + number;
    }
}
