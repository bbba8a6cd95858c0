package dev.frameproof.demo;

import static dev.frameproof.demo.Panel.panel;

import java.util.List;
import java.util.Map;

/** A thousand rows a second through eight panels. */
final class NumbersDemo {
    private static final String NUMBERS = "numbers";
    private static final String ALL = "f*";

    private NumbersDemo() {}

    static Demo demo() {
        return new Demo(
                "numbers",
                "A thousand rows a second",
                "Six random numbers a row, 1,000 rows a second, eight panels; every row verified.",
                List.of(Sent.of(NUMBERS, "flat-numbers", Map.of(), "1k/s", 3)),
                List.of(
                        graph("All six", ALL).wide(PanelWidth.TWO_THIRDS),
                        panel(PanelKind.GAUGES, "Now", NUMBERS, ALL)
                                .between(-1000, 1000)
                                .wide(PanelWidth.THIRD),
                        graph("f1", "f1").wide(PanelWidth.THIRD),
                        graph("f2 and f3", "f2", "f3").wide(PanelWidth.THIRD),
                        panel(PanelKind.BARS, "Now, as bars", NUMBERS, ALL)
                                .between(-1000, 1000)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.HEATMAP, "Highest of each moment", NUMBERS, ALL)
                                .between(-1000, 1000)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.POINTS, "f4 against f5", NUMBERS, "f4", "f5")
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.TABLE, "Newest rows", NUMBERS).wide(PanelWidth.THIRD)));
    }

    private static Panel graph(String title, String... fields) {
        return panel(PanelKind.GRAPH, title, NUMBERS, fields).between(-1000, 1000);
    }
}
