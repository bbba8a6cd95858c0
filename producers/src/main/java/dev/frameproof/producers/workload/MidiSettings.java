package dev.frameproof.producers.workload;

import dev.frameproof.producers.workload.midi.Piece;
import java.util.List;

/** What can be set on {@link Midi}. */
final class MidiSettings {
    private static final double PERCENT = 100.0;

    private static final Setting<String> PIECE =
            Setting.choice("piece", Piece.names(), "what is played; the seed improvises within its form");
    private static final Setting<Integer> TEMPO =
            Setting.integer("tempo", 100, 10, 10_000, "how fast, in percent of the tempo it is written in");

    static final WorkloadKind KIND = new WorkloadKind(
            Midi.NAME,
            "music, a record a note on and off, a column a note; at the notes' own times where no rate is given",
            List.of(PIECE, TEMPO),
            (values, seed) -> new Midi(Piece.named(values.get(PIECE)).compose(seed), values.get(TEMPO) / PERCENT),
            true);

    private MidiSettings() {}
}
