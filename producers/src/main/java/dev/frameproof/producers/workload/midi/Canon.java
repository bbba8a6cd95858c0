package dev.frameproof.producers.workload.midi;

import dev.frameproof.producers.internal.SeededStream;

final class Canon {
    private static final int VOICES = 4;
    private static final int STRINGS = 48;
    private static final int BEATS = 4;
    private static final int BARS = 16;
    private static final int PHRASE_BARS = 2;
    private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11};
    // Degrees of the ground's chords, one a bar: any two of the melody's phrases over it agree.
    private static final int[] GROUND = {0, 4};
    private static final int[] PITCH_OF_VOICE = {72, 60, 67, 48};

    private Canon() {}

    static Score compose(SeededStream chance) {
        ScoreDraft draft = new ScoreDraft(96);
        for (int voice = 0; voice < VOICES; voice++) {
            draft.instrument(voice + 1, STRINGS);
        }
        double beat = 0;
        double end = (double) BARS * BEATS;
        while (beat < end) {
            double beats = chance.nextChance(0.5) ? 1 : 0.5;
            int chord = GROUND[(int) (beat / BEATS) % GROUND.length];
            int degree = chord + 2 * chance.nextBelow(3);
            for (int voice = 0; voice < VOICES; voice++) {
                double at = beat + (double) voice * PHRASE_BARS * BEATS;
                draft.note(voice + 1, at, beats, pitch(PITCH_OF_VOICE[voice], degree), 96 - 12 * voice);
            }
            beat += beats;
        }
        return draft.score("canon", end + (VOICES - 1.0) * PHRASE_BARS * BEATS + 1);
    }

    private static int pitch(int tonic, int degree) {
        return tonic + SCALE[degree % SCALE.length] + 12 * (degree / SCALE.length);
    }
}
