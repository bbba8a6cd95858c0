package dev.frameproof.producers.workload.midi;

import dev.frameproof.producers.internal.SeededStream;

final class Blues {
    private static final int LEAD = 1;
    private static final int CHORDS = 2;
    private static final int BASS = 3;
    private static final int SAXOPHONE = 65;
    private static final int ELECTRIC_PIANO = 4;
    private static final int PLUCKED_BASS = 32;
    private static final int BASS_DRUM = 36;
    private static final int SNARE = 38;
    private static final int RIDE = 51;
    private static final int CRASH = 49;
    private static final int PEDAL_HIHAT = 44;
    private static final int BARS = 12;
    private static final int BEATS = 4;
    // Semitones above C of each bar's chord, each a dominant seventh.
    private static final int[] CHORD = {0, 5, 0, 0, 5, 5, 0, 0, 7, 5, 0, 7};
    private static final int[] SEVENTH = {4, 7, 10};
    private static final int[] WALK = {0, 4, 7, 9};
    private static final int[] BLUES_SCALE = {0, 3, 5, 6, 7, 10, 12, 15, 17, 18, 19, 22};
    private static final double SHUFFLE = 2 / 3.0;
    private static final int CHORUSES = 2;

    private Blues() {}

    static Score compose(SeededStream chance) {
        ScoreDraft draft = new ScoreDraft(116);
        draft.instrument(LEAD, SAXOPHONE);
        draft.instrument(CHORDS, ELECTRIC_PIANO);
        draft.instrument(BASS, PLUCKED_BASS);
        int place = 4;
        for (int bar = 0; bar < CHORUSES * BARS; bar++) {
            double start = (double) bar * BEATS;
            int chord = nearest(CHORD[bar % BARS]);
            drums(draft, start, bar % BARS == 0);
            for (int beat = 0; beat < BEATS; beat++) {
                draft.note(BASS, start + beat, 0.9, 36 + chord + WALK[beat], chance.nextBetween(84, 100));
            }
            for (double offBeat : new double[] {1 + SHUFFLE, 3 + SHUFFLE}) {
                for (int interval : SEVENTH) {
                    draft.note(CHORDS, start + offBeat, 0.3, 60 + chord + interval, chance.nextBetween(60, 76));
                }
            }
            place = lead(draft, start, place, chance);
        }
        return draft.score("blues", (double) CHORUSES * BARS * BEATS);
    }

    /** @return that many semitones above C, or the same tone below it where that is nearer */
    private static int nearest(int semitones) {
        return (semitones + 5) % 12 - 5;
    }

    private static void drums(ScoreDraft draft, double start, boolean first) {
        for (int beat = 0; beat < BEATS; beat++) {
            boolean strong = beat % 2 == 0;
            draft.drum(start + beat, RIDE, strong ? 72 : 88);
            draft.drum(start + beat, strong ? BASS_DRUM : SNARE, strong ? 104 : 96);
            if (!strong) {
                draft.drum(start + beat, PEDAL_HIHAT, 64);
                draft.drum(start + beat + SHUFFLE, RIDE, 60);
            }
        }
        if (first) {
            draft.drum(start, CRASH, 112);
        }
    }

    private static int lead(ScoreDraft draft, double start, int before, SeededStream chance) {
        int place = before;
        for (int beat = 0; beat < BEATS; beat++) {
            if (chance.nextChance(0.25)) {
                continue;
            }
            place = Math.min(BLUES_SCALE.length - 1, Math.max(0, place + chance.nextBetween(-2, 2)));
            int note = 60 + BLUES_SCALE[place];
            boolean two = chance.nextChance(0.5);
            draft.note(LEAD, start + beat, two ? 0.6 : 0.95, note, chance.nextBetween(88, 120));
            if (two) {
                place = Math.min(BLUES_SCALE.length - 1, place + 1);
                draft.note(LEAD, start + beat + SHUFFLE, 0.3, 60 + BLUES_SCALE[place], chance.nextBetween(72, 100));
            } else if (chance.nextChance(0.5)) {
                for (int step = 1; step <= 4; step++) {
                    draft.bend(LEAD, start + beat + step * 0.1, step * 0.25);
                }
                draft.bend(LEAD, start + beat + 0.95, 0);
            }
        }
        return place;
    }
}
