package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.Optional;

/** One room and its sensor at any moment, each moment by itself. */
final class SensorRoom {
    /** Monday, 08:00: the first people come. */
    private static final long START_MILLIS = 8 * RoomUse.HOUR_MILLIS;

    private static final long AIR_MILLIS = 40 * 60_000L;
    private static final long NOISE_MILLIS = 10 * 60_000L;
    private static final long WEATHER_MILLIS = 3 * RoomUse.HOUR_MILLIS;
    private static final int WARMTH = 1;
    private static final int MOISTURE = 2;
    private static final int AIR = 3;
    private static final int CLOUDS = 4;
    private static final int FRONTS = 5;
    private static final int OUTDOOR_PPM = 420;
    private static final int LAMP_LUX = 420;
    private static final int MOST_DAYLIGHT_LUX = 900;
    private static final double FULL_VOLTS = 3.6;
    private static final double EMPTY_VOLTS = 2.4;
    private static final long BATTERY_MILLIS = 400 * RoomUse.DAY_MILLIS;

    private final Value site;
    private final Value room;
    private final Value sensor;
    private final Optional<Value> key;
    private final RoomUse use;
    private final SmoothNoise noise;
    private final SmoothNoise weather;
    private final double setPoint;
    private final double windows;
    private final double ppmEach;
    private final long batteryAge;

    /** @param siteSeed what the rooms of a site share: their weather */
    SensorRoom(String site, String room, String sensor, long seed, long siteSeed) {
        this.site = new TextValue(site);
        this.room = new TextValue(room);
        this.sensor = new TextValue(sensor);
        key = Optional.of(this.sensor);
        SeededStream traits = new SeededStream(seed);
        int seats = traits.nextBetween(2, 12);
        use = new RoomUse(traits.nextLong(), seats, AIR_MILLIS);
        noise = new SmoothNoise(seed, NOISE_MILLIS);
        weather = new SmoothNoise(siteSeed, WEATHER_MILLIS);
        setPoint = 20.5 + 1.5 * traits.nextUnit();
        windows = 0.3 + 0.7 * traits.nextUnit();
        ppmEach = (500 + 700 * traits.nextUnit()) / seats;
        batteryAge = (long) (traits.nextUnit() * BATTERY_MILLIS);
    }

    /** @param millis of the sensor's own time, from 0 */
    Sample sample(long millis) {
        long now = Math.addExact(START_MILLIS, millis);
        int people = use.people(now);
        double lasting = use.lasting(now);
        double daylight = daylight(now);
        double warmth = 0.9 * daylight * windows + 0.14 * lasting + 0.12 * (outdoors(now, daylight) - 12);
        double temperature = setPoint + warmth + 0.15 * noise.at(WARMTH, now);
        double humidity = 44 + 0.5 * lasting - 1.6 * warmth + 6 * weather.at(FRONTS, now) + noise.at(MOISTURE, now);
        double ppm = OUTDOOR_PPM + ppmEach * lasting + 12 * noise.at(AIR, now);
        double lux = MOST_DAYLIGHT_LUX * daylight * windows + (people > 0 ? LAMP_LUX : 0);
        return new Sample(
                key,
                new MemberList()
                        .add("site", site)
                        .add("room", room)
                        .add("sensor", sensor)
                        .add("temperature", rounded(temperature, 100))
                        .add("humidity", rounded(Math.min(95, Math.max(5, humidity)), 10))
                        .add("co2", Math.round(ppm))
                        .add("light", Math.round(lux))
                        .add("people", people)
                        .add("occupied", people > 0)
                        .add("battery", rounded(battery(now), 1_000))
                        .toObject());
    }

    /** @return 0 at night to 1 at noon under a clear sky */
    private double daylight(long now) {
        double hour = (now % RoomUse.DAY_MILLIS) / (double) RoomUse.HOUR_MILLIS;
        double height = StrictMath.sin(StrictMath.PI * (hour - 6) / 12);
        return Math.max(0, height) * (0.65 + 0.35 * weather.at(CLOUDS, now));
    }

    private double outdoors(long now, double daylight) {
        return 8 + 9 * daylight + 3 * weather.at(FRONTS, now);
    }

    /** A new battery comes in when the old one is empty. */
    private double battery(long now) {
        double used = (now + batteryAge) % BATTERY_MILLIS / (double) BATTERY_MILLIS;
        return FULL_VOLTS - (FULL_VOLTS - EMPTY_VOLTS) * used;
    }

    private static double rounded(double value, int steps) {
        double rounded = Math.rint(value * steps) / steps;
        return rounded == 0 ? 0 : rounded;
    }
}
