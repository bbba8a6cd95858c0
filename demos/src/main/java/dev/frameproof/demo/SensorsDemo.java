package dev.frameproof.demo;

import static dev.frameproof.demo.Panel.panel;

import java.util.List;
import java.util.Map;

/** The rooms of a building, a day in three minutes. */
final class SensorsDemo {
    private static final String SENSORS = "sensors";
    private static final String ROOM = "room";
    private static final String TEMPERATURE = "temperature";
    private static final String CO2 = "co2";

    private SensorsDemo() {}

    static Demo demo() {
        return new Demo(
                "sensors",
                "Sensors",
                "Eight rooms of a building, a day in three minutes: warmth, air, light and people; every row verified.",
                List.of(Sent.of(SENSORS, "sensors", Map.of("sites", "1", "rooms", "8", "step", "2m"), "32/s", 1)),
                List.of(
                        panel(PanelKind.GRAPH, "Temperature", SENSORS, TEMPERATURE)
                                .by(ROOM)
                                .in(ValueUnit.CELSIUS)
                                .between(14, 26)
                                .wide(PanelWidth.TWO_THIRDS),
                        panel(PanelKind.GAUGES, "CO2 now, in ppm", SENSORS, CO2)
                                .by(ROOM)
                                .between(400, 1_600)
                                .limits(1_000, 1_400)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.GRAPH, "CO2, in ppm", SENSORS, CO2)
                                .by(ROOM)
                                .between(400, 1_600)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.TIMELINE, "People in the room", SENSORS, "people")
                                .by(ROOM)
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.HEATMAP, "Humidity", SENSORS, "humidity")
                                .by(ROOM)
                                .in(ValueUnit.PERCENT)
                                .between(35, 60)
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.BARS, "Light, in lux", SENSORS, "light")
                                .by(ROOM)
                                .between(0, 1_200)
                                .wide(PanelWidth.THIRD),
                        panel(
                                        PanelKind.TABLE,
                                        "The rooms",
                                        SENSORS,
                                        ROOM,
                                        TEMPERATURE,
                                        "humidity",
                                        CO2,
                                        "people",
                                        "battery")
                                .by(ROOM)
                                .with(TEMPERATURE, ValueUnit.CELSIUS)
                                .with("humidity", ValueUnit.PERCENT)
                                .with("battery", ValueUnit.VOLTS)
                                .wide(PanelWidth.THIRD)));
    }
}
