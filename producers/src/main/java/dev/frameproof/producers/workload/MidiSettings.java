package dev.frameproof.producers.workload;

import dev.frameproof.producers.device.MidiInputs;
import dev.frameproof.producers.workload.midi.MidiFile;
import dev.frameproof.producers.workload.midi.Piece;
import dev.frameproof.producers.workload.midi.Score;
import java.nio.file.Path;
import java.util.List;

/** What can be set on {@link Midi}. */
final class MidiSettings {
    private static final double PERCENT = 100.0;

    private static final Setting<String> PIECE =
            Setting.choice("piece", Piece.names(), "what is played; the seed improvises within its form");
    private static final Setting<Integer> TEMPO =
            Setting.integer("tempo", 100, 10, 10_000, "how fast, in percent of the tempo it is written in");

    private static final Setting<String> FILE =
            Setting.path("file", "a .mid file to play instead of a piece that the seed makes");

    private static final Setting<String> DEVICE = Setting.name(
            "device", "a MIDI input to send the events of as they come; 'frameproof workloads --devices' lists them");

    static final WorkloadKind KIND = new WorkloadKind(
            Midi.NAME,
            "music, or what a keyboard plays: a record a note on and off, a column a note; at the notes' own times where no"
                    + " rate is given",
            List.of(PIECE, TEMPO, FILE, DEVICE),
            MidiSettings::make,
            true);

    private MidiSettings() {}

    private static Workload make(SettingValues values, long seed) {
        String device = values.get(DEVICE);
        if (device.isEmpty()) {
            return new Midi(score(values, seed), values.get(TEMPO) / PERCENT);
        }
        values.refuse("device=" + device, PIECE, TEMPO, FILE);
        return new RecordedWorkload(Midi.NAME, values.find(DEVICE, name -> new MidiLive(MidiInputs.named(name))));
    }

    private static Score score(SettingValues values, long seed) {
        String file = values.get(FILE);
        if (file.isEmpty()) {
            return Piece.named(values.get(PIECE)).compose(seed);
        }
        values.refuse("file=" + file, PIECE);
        return MidiFile.read(Path.of(file));
    }
}
