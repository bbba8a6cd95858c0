package dev.frameproof.producers.workload;

import dev.frameproof.producers.text.DurationText;
import java.time.Duration;
import java.util.List;

/**
 * Sensors in the rooms of buildings.
 *
 * @param sites how many buildings, 1 to 100
 * @param rooms how many rooms each has, 1 to 1000; a sensor a room
 * @param step how much of the sensors' own time lies between two records of one, 1 s to 1 d; a run may well send faster or
 *     slower than that
 * @param seed what all chance comes from
 */
public record SensorsSettings(int sites, int rooms, Duration step, long seed) {
    private static final int MOST_SITES = 100;
    private static final int MOST_ROOMS = 1_000;
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STEP = Duration.ofDays(1);

    private static final Setting<Integer> SITES =
            Setting.integer("sites", 2, 1, MOST_SITES, "how many buildings take turns");
    private static final Setting<Integer> ROOMS =
            Setting.integer("rooms", 6, 1, MOST_ROOMS, "how many rooms a building has, a sensor each");
    private static final Setting<Duration> STEP = Setting.duration(
            "step",
            Duration.ofMinutes(1),
            SHORTEST_STEP,
            LONGEST_STEP,
            "a sensor's own time between two of its records");

    static final WorkloadKind KIND = new WorkloadKind(
            Sensors.NAME,
            "climate of buildings' rooms through their days: temperature, humidity, CO2, light, people; tags site, room, sensor",
            List.of(SITES, ROOMS, STEP),
            (values, seed) ->
                    new Sensors(new SensorsSettings(values.get(SITES), values.get(ROOMS), values.get(STEP), seed)));

    public SensorsSettings {
        Ranges.check("sites", sites, 1, MOST_SITES);
        Ranges.check("rooms", rooms, 1, MOST_ROOMS);
        if (step.compareTo(SHORTEST_STEP) < 0 || step.compareTo(LONGEST_STEP) > 0) {
            throw new IllegalArgumentException("step is %s to %s, not %s"
                    .formatted(
                            DurationText.format(SHORTEST_STEP),
                            DurationText.format(LONGEST_STEP),
                            DurationText.format(step)));
        }
    }
}
