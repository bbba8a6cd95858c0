package dev.frameproof.producers.workload.midi;

import dev.frameproof.producers.internal.SeededStream;

final class Nocturne {
    private static final int RIGHT = 1;
    private static final int LEFT = 2;
    private static final int BEATS = 4;
    // Semitones above D of each bar's root, and whether its third is major: D minor, round and home again.
    private static final int[] ROOT = {0, 5, 10, 3, 8, 2, 7, 0, 8, 10, 3, 0, 5, 7, 7, 0};
    private static final boolean[] MAJOR = {
        false, false, true, true, true, false, true, false, true, true, true, false, false, true, true, false
    };
    private static final double SIXTH_BEATS = 2 / 3.0;
    private static final int LOWEST = 38;
    private static final int OCTAVE = 12;
    private static final int MELODY = 74;

    private Nocturne() {}

    static Score compose(SeededStream chance) {
        ScoreDraft draft = new ScoreDraft(66);
        for (int bar = 0; bar < ROOT.length; bar++) {
            double start = (double) bar * BEATS;
            int third = MAJOR[bar] ? 4 : 3;
            int root = LOWEST + ROOT[bar];
            draft.pedal(LEFT, start, start + BEATS - 0.1);
            int[] broken = {root, root + 7, root + OCTAVE, root + OCTAVE + third, root + OCTAVE, root + 7};
            for (int step = 0; step < broken.length; step++) {
                draft.note(LEFT, start + step * SIXTH_BEATS, SIXTH_BEATS, broken[step], chance.nextBetween(48, 62));
            }
            melody(draft, start, new int[] {ROOT[bar], ROOT[bar] + third, ROOT[bar] + 7}, chance);
        }
        return draft.score("nocturne", (double) ROOT.length * BEATS);
    }

    private static void melody(ScoreDraft draft, double start, int[] chord, SeededStream chance) {
        double beat = 0;
        while (beat < BEATS) {
            double beats = Math.min(BEATS - beat, chance.nextChance(0.4) ? 0.5 : 1 + chance.nextBelow(2));
            int note = MELODY + chord[chance.nextBelow(chord.length)] % OCTAVE;
            draft.note(RIGHT, start + beat, beats, note, chance.nextBetween(72, 104));
            beat += beats;
        }
    }
}
