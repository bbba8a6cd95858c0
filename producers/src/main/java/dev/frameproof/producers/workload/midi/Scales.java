package dev.frameproof.producers.workload.midi;

final class Scales {
    private static final int PIANO = 1;
    private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11, 12, 11, 9, 7, 5, 4, 2, 0};
    private static final int LOWEST = 21;
    private static final int FIFTH = 7;
    private static final int OCTAVE = 12;
    private static final double STEP_BEATS = 0.5;

    private Scales() {}

    static Score compose() {
        ScoreDraft draft = new ScoreDraft(120);
        double beat = 0;
        int key = 0;
        for (int scale = 0; scale < OCTAVE; scale++) {
            // From A0 on, so that twelve scales climb the keyboard.
            int tonic = LOWEST + (scale * 6) / OCTAVE * OCTAVE + key;
            for (int degree : MAJOR) {
                draft.note(PIANO, beat, STEP_BEATS, tonic + degree, 64 + 4 * degree);
                beat += STEP_BEATS;
            }
            draft.note(PIANO, beat, STEP_BEATS, tonic + OCTAVE, 112);
            beat += STEP_BEATS;
            key = (key + FIFTH) % OCTAVE;
        }
        return draft.score("scales", beat);
    }
}
