package dev.frameproof.demo;

import static dev.frameproof.demo.Panel.panel;

import java.util.List;
import java.util.Map;

/** Cars on a track, sixty figures a second of each. */
final class RaceDemo {
    private static final String RACE = "race";
    private static final String CAR = "car";
    private static final String SPEED = "speed";

    private RaceDemo() {}

    static Demo demo() {
        return new Demo(
                "race",
                "Race",
                "Telemetry of four racing cars, sixty records a second of each; every row verified.",
                List.of(Sent.atOwnTimes(RACE, "race", Map.of("cars", "4"), 1)),
                List.of(
                        panel(PanelKind.TRACK, "On the track", RACE, "x", "y")
                                .by(CAR)
                                .wide(PanelWidth.THIRD)
                                .high(),
                        panel(PanelKind.GRAPH, "Speed", RACE, SPEED)
                                .by(CAR)
                                .in(ValueUnit.KILOMETRES_PER_HOUR)
                                .between(0, 340)
                                .wide(PanelWidth.TWO_THIRDS),
                        panel(PanelKind.GAUGES, "Engines", RACE, "rpm")
                                .by(CAR)
                                .in(ValueUnit.ROTATIONS_PER_MINUTE)
                                .between(0, 13_000)
                                .limits(11_000, 12_200)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.BARS, "Throttle", RACE, "throttle")
                                .by(CAR)
                                .in(ValueUnit.PERCENT)
                                .between(0, 100)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.TIMELINE, "Gears", RACE, "gear")
                                .by(CAR)
                                .between(1, 8)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.HEATMAP, "Tyres front left", RACE, "tyreFrontLeft")
                                .by(CAR)
                                .in(ValueUnit.CELSIUS)
                                .between(70, 150)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.TABLE, "Laps", RACE, CAR, "lap", "lapTime", SPEED, "gear", "throttle", "brake")
                                .by(CAR)
                                .with("lapTime", ValueUnit.SECONDS)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.GRAPH, "Brakes", RACE, "brake")
                                .by(CAR)
                                .in(ValueUnit.PERCENT)
                                .between(0, 100)
                                .wide(PanelWidth.HALF)));
    }
}
