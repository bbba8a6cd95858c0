package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import java.util.Optional;

/**
 * Racing cars that take turns: record i is of car i mod cars. Every car drives the same line, each at a pace of its own,
 * so that they overtake each other.
 *
 * <p>Members, the same in every record: {@code car} (text, also the key), {@code lap} (from 1), {@code lapTime} (seconds
 * since its start), {@code speed} (km/h), {@code rpm}, {@code gear} (1 to 8), {@code throttle} and {@code brake} (percent,
 * never both), {@code steering} (degrees, positive to the left), {@code tyreFrontLeft}, {@code tyreFrontRight},
 * {@code tyreRearLeft}, {@code tyreRearRight} (degrees Celsius), {@code x} and {@code y} (metres). Lap, rpm and gear are
 * integers, all other numbers floats of at most two decimals ({@code lapTime} three).
 */
public final class Race implements Workload {
    static final String NAME = "race";

    private final RaceSettings settings;
    private final RaceCar[] cars;

    public Race(RaceSettings settings) {
        this.settings = requireNonNull(settings, "settings");
        long seed = SeededHash.hash(settings.seed(), NAME.hashCode());
        RaceTrack track = new RaceTrack();
        cars = new RaceCar[settings.cars()];
        for (int i = 0; i < cars.length; i++) {
            cars[i] = new RaceCar("car-%02d".formatted(i + 1), i, SeededHash.hash(seed, i), track);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        long turn = index / cars.length;
        return cars[(int) (index % cars.length)].sample((double) turn / settings.perSecond());
    }

    @Override
    public Optional<Pacing> timing() {
        return Optional.of(Pacing.fixed(Rate.perSecond((long) cars.length * settings.perSecond())));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
