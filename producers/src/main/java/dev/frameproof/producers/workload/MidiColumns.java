package dev.frameproof.producers.workload;

import dev.frameproof.producers.workload.midi.MidiEvent;
import dev.frameproof.producers.workload.midi.NoteNames;
import dev.frameproof.producers.workload.midi.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The columns of a piece's keyboard: its notes from low to high, then its drums.
 *
 * @param notes the notes of all channels but the drums'
 * @param drums the notes of the drums' channel
 * @param names what the columns are called, notes first
 */
record MidiColumns(List<Integer> notes, List<Integer> drums, List<String> names) {
    private static final int LOWEST_KEY = 21;
    private static final int HIGHEST_KEY = 108;

    /** @return the keys of a piano, A0 to C8, and the drums of General MIDI */
    static MidiColumns whole() {
        return of(
                IntStream.rangeClosed(LOWEST_KEY, HIGHEST_KEY).boxed().toList(),
                IntStream.rangeClosed(NoteNames.FIRST_DRUM, NoteNames.LAST_DRUM)
                        .boxed()
                        .toList());
    }

    static MidiColumns of(Score score) {
        NavigableSet<Integer> notes = new TreeSet<>();
        NavigableSet<Integer> drums = new TreeSet<>();
        score.events().stream()
                .filter(MidiEvent::isOfNote)
                .forEach(event -> (event.channel() == MidiEvent.DRUMS ? drums : notes).add(event.number()));
        return of(List.copyOf(notes), List.copyOf(drums));
    }

    private static MidiColumns of(List<Integer> notes, List<Integer> drums) {
        List<String> names = new ArrayList<>();
        notes.forEach(note -> names.add(NoteNames.note(note)));
        drums.forEach(drum -> names.add(NoteNames.drum(drum)));
        return new MidiColumns(notes, drums, List.copyOf(names));
    }
}
