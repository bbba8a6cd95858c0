package dev.frameproof.producers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RaceTest {
    private static final int HERTZ = 60;
    private static final int RECORDS = 20_000;

    private static Map<String, Value> members(Workload workload, long index) {
        return ((ObjectValue) workload.sample(index).value())
                .members().stream().collect(Collectors.toMap(Member::name, Member::value));
    }

    private static double number(Map<String, Value> members, String name) {
        return members.get(name) instanceof IntegerValue whole
                ? whole.value()
                : ((FloatValue) members.get(name)).value();
    }

    @Test
    void carsTakeTurnsAndAreTheKeys() {
        Race race = new Race(new RaceSettings(4, HERTZ, 1));
        for (int i = 0; i < 8; i++) {
            Value car = new TextValue("car-0" + (i % 4 + 1));
            assertThat(members(race, i)).containsEntry("car", car).hasSize(15);
            assertThat(race.sample(i).key()).contains(car);
            assertThat(race.sample(i)).isEqualTo(race.sample(i));
        }
        assertThat(new Race(new RaceSettings(4, HERTZ, 2)).sample(9)).isNotEqualTo(race.sample(9));
    }

    @Test
    void allFiguresAreThoseOfACar() {
        Race race = new Race(new RaceSettings(1, HERTZ, 7));
        Set<Double> gears = new HashSet<>();
        for (int i = 0; i < RECORDS; i++) {
            Map<String, Value> now = members(race, i);
            assertThat(number(now, "speed")).isBetween(40.0, 330.0);
            assertThat(number(now, "rpm")).isBetween(6_000.0, 12_500.0);
            assertThat(number(now, "throttle")).isBetween(0.0, 100.0);
            assertThat(number(now, "brake")).isBetween(0.0, 100.0);
            assertThat(number(now, "throttle") * number(now, "brake")).isZero();
            assertThat(number(now, "steering")).isBetween(-90.0, 90.0);
            assertThat(number(now, "tyreFrontLeft")).isBetween(70.0, 160.0);
            gears.add(number(now, "gear"));
        }
        assertThat(gears).hasSizeGreaterThan(3).allMatch(gear -> gear >= 1 && gear <= 8);
    }

    @Test
    void placeChangesAsFastAsTheSpeedSays() {
        Race race = new Race(new RaceSettings(1, HERTZ, 7));
        for (int i = 1; i < RECORDS; i++) {
            Map<String, Value> before = members(race, i - 1);
            Map<String, Value> now = members(race, i);
            double metres = Math.hypot(number(now, "x") - number(before, "x"), number(now, "y") - number(before, "y"));
            double expected = (number(now, "speed") + number(before, "speed")) / 2 / 3.6 / HERTZ;
            assertThat(metres).as("record %d", i).isCloseTo(expected, within(0.05));
        }
    }

    @Test
    void lapsFollowOneAnotherAndTheirTimeStartsAtTheLine() {
        Race race = new Race(new RaceSettings(1, HERTZ, 3));
        int laps = 0;
        for (int i = 1; i < RECORDS; i++) {
            Map<String, Value> before = members(race, i - 1);
            Map<String, Value> now = members(race, i);
            if (number(now, "lap") == number(before, "lap")) {
                assertThat(number(now, "lapTime") - number(before, "lapTime")).isCloseTo(1.0 / HERTZ, within(0.0011));
            } else {
                laps++;
                assertThat(number(now, "lap")).isEqualTo(number(before, "lap") + 1);
                assertThat(number(now, "lapTime")).isLessThan(1.0 / HERTZ + 0.001);
                assertThat(number(before, "lapTime")).isBetween(30.0, 120.0);
            }
        }
        assertThat(laps).isGreaterThan(2);
    }

    @Test
    void firstRecordOfSeedOneIsKnown() {
        Map<String, Value> first = members(new Race(new RaceSettings(4, HERTZ, 1)), 0);
        String text = first.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(member -> !member.getKey().equals("car"))
                .map(member -> member.getKey() + " " + number(first, member.getKey()))
                .collect(Collectors.joining(", "));
        assertThat(text)
                .isEqualTo("brake 20.57, gear 5.0, lap 1.0, lapTime 0.0, rpm 11725.0, speed 207.61, steering 12.34,"
                        + " throttle 0.0, tyreFrontLeft 90.99, tyreFrontRight 107.89, tyreRearLeft 84.55,"
                        + " tyreRearRight 98.46, x 567.0, y 0.0");
    }

    @Test
    void eachCarHasItsRecordsInEachSecond() {
        var timing = new Race(new RaceSettings(4, 60, 1)).timing().orElseThrow();

        assertThat(timing.offsetNanos(0)).isZero();
        assertThat(timing.offsetNanos(240)).isEqualTo(1_000_000_000L);
    }
}
