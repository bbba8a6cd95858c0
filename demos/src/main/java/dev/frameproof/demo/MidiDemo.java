package dev.frameproof.demo;

import static dev.frameproof.demo.Panel.panel;

import dev.frameproof.producers.device.MidiInputs;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Workloads;
import java.util.List;
import java.util.Map;

/** Music, a record an event, at the notes' own times. */
final class MidiDemo {
    private static final String MIDI = "midi";
    private static final Map<String, String> PIECE = Map.of("piece", "blues");
    private static final int SEED = 1;

    private MidiDemo() {}

    static Demo demo() {
        return demo(
                "A blues that the seed improvises, a record each time a key goes down or up; every row verified.",
                PIECE);
    }

    static Demo live(String device) {
        List<String> names = MidiInputs.names();
        boolean only = device.isEmpty() && names.size() == 1;
        String name =
                MidiInputs.named(only ? names.get(0) : device).getDeviceInfo().getName();
        return demo(
                "What is played on " + name + ", a record each time a key goes down or up; every row verified.",
                Map.of("device", name));
    }

    private static Demo demo(String about, Map<String, String> settings) {
        return new Demo(
                MIDI,
                "Music",
                about,
                List.of(Sent.atOwnTimes(MIDI, MIDI, settings, SEED)),
                List.of(
                        panel(PanelKind.POINTS, "Piano roll", MIDI, "beat", "note")
                                .by("channel")
                                .wide(PanelWidth.FULL),
                        panel(
                                        PanelKind.TIMELINE,
                                        "Keys that are down, brighter when struck harder",
                                        MIDI,
                                        keys(settings))
                                .between(0, 127)
                                .wide(PanelWidth.TWO_THIRDS),
                        panel(PanelKind.BARS, "Events", MIDI, "event")
                                .counting()
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.HEATMAP, "How hard each channel plays", MIDI, "velocity")
                                .by("channel")
                                .between(0, 127)
                                .wide(PanelWidth.HALF),
                        panel(
                                        PanelKind.TABLE,
                                        "Newest events",
                                        MIDI,
                                        "time",
                                        "event",
                                        "channel",
                                        "note",
                                        "velocity",
                                        "beat")
                                .wide(PanelWidth.HALF)));
    }

    /** @return the columns that are called by a note, as the piece's records have them */
    private static String[] keys(Map<String, String> settings) {
        Value event = Workloads.named(MIDI, settings, SEED).specimen().sample(0).value();
        return ((Value.ObjectValue) event)
                .members().stream()
                        .map(Value.Member::name)
                        .filter(name -> name.matches("[A-G]b?\\d"))
                        .toArray(String[]::new);
    }
}
