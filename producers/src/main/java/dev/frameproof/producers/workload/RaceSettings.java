package dev.frameproof.producers.workload;

import java.util.List;

/**
 * Cars on a track.
 *
 * @param cars how many, 1 to 100
 * @param perSecond how many records a car has in each second of the race, 1 to 1000
 * @param seed what all chance comes from
 */
public record RaceSettings(int cars, int perSecond, long seed) {
    private static final int MOST_CARS = 100;
    private static final int MOST_PER_SECOND = 1_000;

    private static final Setting<Integer> CARS = Setting.integer("cars", 4, 1, MOST_CARS, "how many cars take turns");
    private static final Setting<Integer> PER_SECOND =
            Setting.integer("hertz", 60, 1, MOST_PER_SECOND, "records a car has in each second of the race");

    static final WorkloadKind KIND = new WorkloadKind(
            Race.NAME,
            "telemetry of racing cars: speed, gear, pedals, steering, tyres, lap, place on the track",
            List.of(CARS, PER_SECOND),
            (values, seed) -> new Race(new RaceSettings(values.get(CARS), values.get(PER_SECOND), seed)),
            true);

    public RaceSettings {
        Ranges.check("cars", cars, 1, MOST_CARS);
        Ranges.check("hertz", perSecond, 1, MOST_PER_SECOND);
    }
}
