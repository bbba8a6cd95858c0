package dev.frameproof.demo;

import static dev.frameproof.demo.Panel.panel;

import java.util.List;
import java.util.Map;

/** Music, a record an event, at the notes' own times. */
final class MidiDemo {
    private static final String MIDI = "midi";

    private MidiDemo() {}

    static Demo demo() {
        return new Demo(
                "midi",
                "Music",
                "A blues that the seed improvises, a record each time a key goes down or up; every row verified.",
                List.of(Sent.atOwnTimes(MIDI, "midi", Map.of("piece", "blues"), 1)),
                List.of(
                        panel(PanelKind.POINTS, "Piano roll", MIDI, "beat", "note")
                                .by("channel")
                                .wide(PanelWidth.FULL),
                        panel(PanelKind.TIMELINE, "What happens on each channel", MIDI, "event")
                                .by("channel")
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
}
