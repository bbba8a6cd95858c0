package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.internal.SeededHash;
import java.util.Set;

/**
 * Sensors in the rooms of office buildings, which take turns: record i is of sensor i mod (sites x rooms). They tell of a
 * working week that begins on a Monday at 08:00: people come and go, breathe, warm the air and switch on lamps.
 *
 * <p>Members, the same in every record: {@code sensor} (text, also the key), {@code site} and {@code room} (texts): the
 * tags; {@code temperature} (degrees Celsius, a float of at most two decimals), {@code humidity} (percent, a float of at
 * most one decimal), {@code co2} (ppm, an integer), {@code light} (lux, an integer), {@code people} (an integer),
 * {@code occupied} (boolean: are there any), {@code battery} (volts, a float of at most three decimals).
 */
public final class Sensors implements Workload {
    static final String NAME = "sensors";
    private static final Set<String> TAGS = Set.of("site", "room", "sensor");
    // One of them has a space in it, which formats with tags must escape.
    private static final String[] SITES = {"Harbour House", "mill", "observatory", "tannery", "old-school"};
    private static final int ROOMS_A_FLOOR = 4;

    private final SensorsSettings settings;
    private final SensorRoom[] rooms;
    private final long stepMillis;

    public Sensors(SensorsSettings settings) {
        this.settings = requireNonNull(settings, "settings");
        long seed = SeededHash.hash(settings.seed(), NAME.hashCode());
        stepMillis = settings.step().toMillis();
        rooms = new SensorRoom[Math.multiplyExact(settings.sites(), settings.rooms())];
        int digits = Math.max(2, Integer.toString(rooms.length).length());
        for (int i = 0; i < rooms.length; i++) {
            rooms[i] = new SensorRoom(
                    site(i / settings.rooms()),
                    room(i % settings.rooms()),
                    "s-%0".concat(digits + "d").formatted(i + 1),
                    SeededHash.hash(seed, i),
                    SeededHash.hash(seed, -1 - i / settings.rooms()));
        }
    }

    private static String site(int number) {
        String name = SITES[number % SITES.length];
        return number < SITES.length ? name : name + "-" + (number / SITES.length + 1);
    }

    /** Floor and number, as on the door: 1.01 to 1.04, 2.01 ... */
    private static String room(int number) {
        return "%d.%02d".formatted(number / ROOMS_A_FLOOR + 1, number % ROOMS_A_FLOOR + 1);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        return rooms[(int) (index % rooms.length)].sample(Math.multiplyExact(index / rooms.length, stepMillis));
    }

    @Override
    public Set<String> tags() {
        return TAGS;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
