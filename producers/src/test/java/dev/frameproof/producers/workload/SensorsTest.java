package dev.frameproof.producers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SensorsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int DAY = 1_440;

    private static Map<String, Value> members(Workload workload, long index) {
        return ((ObjectValue) workload.sample(index).value())
                .members().stream().collect(Collectors.toMap(Member::name, Member::value));
    }

    private static double number(Map<String, Value> members, String name) {
        return members.get(name) instanceof IntegerValue whole
                ? whole.value()
                : ((FloatValue) members.get(name)).value();
    }

    private static boolean occupied(Map<String, Value> members) {
        return ((BooleanValue) members.get("occupied")).value();
    }

    private static Sensors oneRoom(long seed) {
        return new Sensors(new SensorsSettings(1, 1, MINUTE, seed));
    }

    @Test
    void sensorsTakeTurnsAndSayWhereTheyAre() {
        Sensors sensors = new Sensors(new SensorsSettings(6, 5, MINUTE, 1));
        Set<String> places = new HashSet<>();
        Set<Value> keys = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            Map<String, Value> now = members(sensors, i);
            assertThat(sensors.sample(i).key()).contains(now.get("sensor"));
            assertThat(sensors.sample(i)).isEqualTo(sensors.sample(i));
            places.add(((TextValue) now.get("site")).value() + ", " + ((TextValue) now.get("room")).value());
            keys.add(now.get("sensor"));
        }
        assertThat(places)
                .hasSize(30)
                .contains("Harbour House, 1.01", "Harbour House, 2.01", "mill, 1.04", "Harbour House-2, 2.01");
        assertThat(keys).hasSize(30).contains(new TextValue("s-01"), new TextValue("s-30"));
        assertThat(sensors.tags()).containsExactlyInAnyOrder("site", "room", "sensor");
    }

    @Test
    void allFiguresAreThoseOfARoom() {
        for (int seed = 1; seed <= 5; seed++) {
            Sensors room = oneRoom(seed);
            for (int i = 0; i < 7 * DAY; i++) {
                Map<String, Value> now = members(room, i);
                assertThat(number(now, "temperature")).isBetween(17.0, 27.0);
                assertThat(number(now, "humidity")).isBetween(25.0, 65.0);
                assertThat(number(now, "co2")).isBetween(400.0, 1_700.0);
                assertThat(number(now, "light")).isBetween(0.0, 1_400.0);
                assertThat(number(now, "people")).isBetween(0.0, 12.0);
                assertThat(number(now, "battery")).isBetween(2.4, 3.6);
                assertThat(occupied(now)).isEqualTo(number(now, "people") > 0);
            }
        }
    }

    @Test
    void peopleComeOnWorkingDaysAndWhatTheyBreatheOutStaysForAWhile() {
        Sensors room = oneRoom(3);
        int[] busyMinutes = new int[7];
        for (int i = 1; i < 7 * DAY; i++) {
            Map<String, Value> before = members(room, i - 1);
            Map<String, Value> now = members(room, i);
            busyMinutes[(i + DAY / 3) / DAY % 7] += occupied(now) ? 1 : 0;
            assertThat(number(now, "co2")).as("minute %d", i).isCloseTo(number(before, "co2"), within(40.0));
            if (!occupied(before) && !occupied(now) && number(before, "co2") > 500) {
                assertThat(number(now, "co2")).as("minute %d", i).isLessThan(number(before, "co2") + 4);
            }
        }
        assertThat(busyMinutes).endsWith(0, 0);
        for (int day = 0; day < 5; day++) {
            assertThat(busyMinutes[day]).isBetween(180, 720);
        }
    }

    @Test
    void nightsAreDarkAndSmallHoursHaveFreshAir() {
        Sensors room = oneRoom(4);
        for (int day = 0; day < 30; day++) {
            Map<String, Value> fourInTheMorning = members(room, day * (long) DAY + 20 * 60);
            assertThat(number(fourInTheMorning, "light")).isZero();
            assertThat(number(fourInTheMorning, "co2")).isCloseTo(420, within(15.0));
        }
    }

    @Test
    void aStepTooShortIsRefused() {
        assertThatThrownBy(() -> new SensorsSettings(1, 1, Duration.ofMillis(1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step is 1s to 1d, not 1ms");
    }

    @Test
    void firstRecordOfSeedOneIsKnown() {
        assertThat(((ObjectValue) new Sensors(new SensorsSettings(2, 6, MINUTE, 1))
                                .sample(0)
                                .value())
                        .members())
                .containsExactly(
                        new Member("site", new TextValue("Harbour House")),
                        new Member("room", new TextValue("1.01")),
                        new Member("sensor", new TextValue("s-01")),
                        new Member("temperature", new FloatValue(20.78)),
                        new Member("humidity", new FloatValue(46.8)),
                        new Member("co2", new IntegerValue(651)),
                        new Member("light", new IntegerValue(522)),
                        new Member("people", new IntegerValue(1)),
                        new Member("occupied", new BooleanValue(true)),
                        new Member("battery", new FloatValue(3.52)));
    }
}
