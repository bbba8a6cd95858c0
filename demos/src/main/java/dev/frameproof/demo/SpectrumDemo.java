package dev.frameproof.demo;

import static dev.frameproof.demo.Panel.panel;

import dev.frameproof.producers.device.Microphones;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Music and a tone sweep, each taken apart into bands. */
final class SpectrumDemo {
    private static final String MUSIC = "music";
    private static final String SWEEP = "sweep";
    private static final String SPECTRUM = "spectrum";
    private static final String BANDS = "hz*";
    private static final String HEARD = "heard";
    private static final double FAINTEST_DB = -100;
    private static final double QUIETEST_DB = -70;
    private static final double LOUDEST_DB = -10;

    private SpectrumDemo() {}

    static Demo live(String device) {
        Map<String, String> settings =
                new LinkedHashMap<>(Map.of("source", "microphone", "bands", "48", "size", "2048", "blocks", "25"));
        if (!device.isEmpty()) {
            settings.put("device", device);
        }
        String name = Microphones.named(device).name();
        return new Demo(
                SPECTRUM,
                "Spectrum",
                "What " + name + " hears, how loud each band of it is, 25 times a second; every row verified.",
                List.of(Sent.atOwnTimes(HEARD, SPECTRUM, settings, 1)),
                List.of(
                        panel(PanelKind.BARS, "What is heard", HEARD, BANDS)
                                .in(ValueUnit.DECIBELS)
                                .between(FAINTEST_DB, LOUDEST_DB)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.HEATMAP, "Band by band", HEARD, BANDS)
                                .in(ValueUnit.DECIBELS)
                                .between(FAINTEST_DB, LOUDEST_DB)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.GRAPH, "How loud it is", HEARD, "levelDb")
                                .in(ValueUnit.DECIBELS)
                                .between(FAINTEST_DB, 0)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.GRAPH, "Where it is loudest, in Hz", HEARD, "peakHz")
                                .between(0, 10_000)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.TABLE, "Newest blocks", HEARD, "position", "peakHz", "levelDb")
                                .with("position", ValueUnit.SECONDS)
                                .with("peakHz", ValueUnit.HERTZ)
                                .with("levelDb", ValueUnit.DECIBELS)
                                .wide(PanelWidth.FULL)));
    }

    static Demo demo() {
        return new Demo(
                "spectrum",
                "Spectrum",
                "A blues and a tone that glides, how loud each band of them is, 35 times a second; every row verified.",
                List.of(
                        Sent.atOwnTimes(
                                MUSIC,
                                SPECTRUM,
                                Map.of("source", "piece", "bands", "48", "size", "2048", "blocks", "25"),
                                1),
                        Sent.atOwnTimes(SWEEP, SPECTRUM, Map.of("source", "sweep", "bands", "48"), 1)),
                List.of(
                        panel(PanelKind.BARS, "Music", MUSIC, BANDS)
                                .in(ValueUnit.DECIBELS)
                                .between(QUIETEST_DB, LOUDEST_DB)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.HEATMAP, "Music, band by band", MUSIC, BANDS)
                                .in(ValueUnit.DECIBELS)
                                .between(QUIETEST_DB, LOUDEST_DB)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.BARS, "A tone that glides", SWEEP, BANDS)
                                .in(ValueUnit.DECIBELS)
                                .between(QUIETEST_DB, 0)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.HEATMAP, "The tone, band by band", SWEEP, BANDS)
                                .in(ValueUnit.DECIBELS)
                                .between(QUIETEST_DB, 0)
                                .wide(PanelWidth.TWO_THIRDS),
                        panel(PanelKind.GRAPH, "How loud the music is", MUSIC, "levelDb")
                                .in(ValueUnit.DECIBELS)
                                .between(-60, 0)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.GRAPH, "Where the tone is, in Hz", SWEEP, "peakHz")
                                .between(0, 10_000)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.TABLE, "Newest blocks of music", MUSIC, "position", "peakHz", "levelDb")
                                .with("position", ValueUnit.SECONDS)
                                .with("peakHz", ValueUnit.HERTZ)
                                .with("levelDb", ValueUnit.DECIBELS)
                                .wide(PanelWidth.THIRD)));
    }
}
