package dev.frameproof.producers.workload.sound;

import dev.frameproof.producers.workload.midi.MidiEvent;
import dev.frameproof.producers.workload.midi.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A piece of music as it sounds, over and over, on a plain synthesizer by formula: no bends, no pedals. */
public final class PlayedPiece implements Sound {
    private static final double NANOS_PER_SAMPLE = 1e9 / MADE_SAMPLES_PER_SECOND;

    private final List<PlayedNote> notes;
    private final long roundSamples;

    public PlayedPiece(Score score) {
        roundSamples = Math.max(1, sampleAt(score.length().toNanos()));
        notes = notes(score);
    }

    @Override
    public int samplesPerSecond() {
        return MADE_SAMPLES_PER_SECOND;
    }

    @Override
    public void read(long first, double[] block) {
        Arrays.fill(block, 0);
        int from = 0;
        while (from < block.length) {
            long place = (first + from) % roundSamples;
            int to = (int) Math.min(block.length, from + roundSamples - place);
            for (PlayedNote note : notes) {
                note.addTo(block, place - from, from, to);
            }
            from = to;
        }
    }

    private static List<PlayedNote> notes(Score score) {
        List<PlayedNote> notes = new ArrayList<>();
        Map<Integer, MidiEvent> pressed = new HashMap<>();
        for (MidiEvent event : score.events()) {
            if (event.isOfNote()) {
                MidiEvent before = pressed.remove(key(event));
                if (before != null) {
                    notes.add(note(before, event.nanos()));
                }
            }
            if (event.kind() == MidiEvent.Kind.NOTE_ON) {
                pressed.put(key(event), event);
            }
        }
        pressed.values().forEach(left -> notes.add(note(left, score.length().toNanos())));
        return List.copyOf(notes);
    }

    private static int key(MidiEvent event) {
        return event.channel() << 8 | event.number();
    }

    private static PlayedNote note(MidiEvent on, long offNanos) {
        return new PlayedNote(on.channel(), on.number(), on.value(), sampleAt(on.nanos()), sampleAt(offNanos));
    }

    private static long sampleAt(long nanos) {
        return (long) (nanos / NANOS_PER_SAMPLE);
    }
}
