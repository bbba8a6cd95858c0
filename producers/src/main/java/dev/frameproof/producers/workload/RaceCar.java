package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.List;
import java.util.Optional;

/** One car at any moment of the race. */
final class RaceCar {
    private static final double[] GEAR_TOP_KMH = {75, 110, 145, 180, 215, 250, 285, 340};
    private static final double IDLE_RPM = 6_000;
    private static final double TOP_RPM = 12_500;
    private static final double WHEELBASE_METRES = 3.6;
    private static final double STEERING_RATIO = 12;
    private static final double HARDEST_BRAKING = 20;
    private static final double HARDEST_PULL = 9;
    private static final double COAST = 0.3;
    private static final double GRID_SECONDS = 0.45;

    private final Member name;
    private final Optional<Value> key;
    private final RaceTrack track;
    private final double pace;
    private final double behindSeconds;
    private final double tyreBase;

    /** @param place on the grid, from 0 */
    RaceCar(String name, int place, long seed, RaceTrack track) {
        this.name = new Member("car", new TextValue(name));
        key = Optional.of(this.name.value());
        this.track = track;
        SeededStream traits = new SeededStream(seed);
        pace = 0.97 + 0.05 * traits.nextUnit();
        tyreBase = 72 + 10 * traits.nextUnit();
        behindSeconds = GRID_SECONDS * place;
    }

    /** @param seconds since the start of the race */
    Sample sample(double seconds) {
        // A car that waits behind the line would have a lap of zero; all have a lap behind them instead.
        double driven = seconds * pace + track.lapSeconds() - behindSeconds;
        double lap = Math.floor(driven / track.lapSeconds());
        double into = Math.min(driven - lap * track.lapSeconds(), Math.nextDown(track.lapSeconds()));
        RaceTrack.Moment now = track.at(Math.max(0, into));
        double kmh = now.speed() * pace * 3.6;
        int gear = gear(kmh);
        return new Sample(
                key,
                new ObjectValue(List.of(
                        name,
                        new Member("lap", new IntegerValue((long) lap)),
                        decimal("lapTime", into / pace, 1_000),
                        decimal("speed", kmh, 100),
                        new Member("rpm", new IntegerValue(rpm(kmh, gear))),
                        new Member("gear", new IntegerValue(gear)),
                        decimal("throttle", throttle(now), 100),
                        decimal("brake", brake(now), 100),
                        decimal("steering", steering(now), 100),
                        tyre("tyreFrontLeft", now.leftHeat(), 34, now.brakeHeat(), 60),
                        tyre("tyreFrontRight", now.rightHeat(), 34, now.brakeHeat(), 60),
                        tyre("tyreRearLeft", now.leftHeat(), 28, now.brakeHeat(), 25),
                        tyre("tyreRearRight", now.rightHeat(), 28, now.brakeHeat(), 25),
                        decimal("x", now.x(), 100),
                        decimal("y", now.y(), 100))));
    }

    private static int gear(double kmh) {
        int gear = 1;
        while (gear < GEAR_TOP_KMH.length && kmh > GEAR_TOP_KMH[gear - 1]) {
            gear++;
        }
        return gear;
    }

    private static long rpm(double kmh, int gear) {
        double lowest = gear == 1 ? 0 : GEAR_TOP_KMH[gear - 2] * 0.85;
        double share = (kmh - lowest) / (GEAR_TOP_KMH[gear - 1] - lowest);
        return Math.round(IDLE_RPM + (TOP_RPM - IDLE_RPM) * Math.min(1, Math.max(0, share)));
    }

    private static double throttle(RaceTrack.Moment now) {
        double share = (now.acceleration() + COAST) / HARDEST_PULL + 0.35 * now.speed() / 88;
        return now.acceleration() < -COAST ? 0 : 100 * Math.min(1, Math.max(0, share));
    }

    private static double brake(RaceTrack.Moment now) {
        return now.acceleration() < -COAST ? 100 * Math.min(1, -now.acceleration() / HARDEST_BRAKING) : 0;
    }

    /** The wheel's angle by the bicycle model: atan(wheelbase x curvature), times the steering's ratio. */
    private static double steering(RaceTrack.Moment now) {
        return StrictMath.toDegrees(StrictMath.atan(WHEELBASE_METRES * now.curvature())) * STEERING_RATIO;
    }

    private Member tyre(String member, double corner, double cornerDegrees, double brake, double brakeDegrees) {
        return decimal(member, tyreBase + corner * cornerDegrees + brake * brakeDegrees, 100);
    }

    private static Member decimal(String member, double value, int steps) {
        double rounded = Math.rint(value * steps) / steps;
        return new Member(member, new FloatValue(rounded == 0 ? 0 : rounded));
    }
}
