package dev.frameproof.producers.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.encoding.JsonEncoder;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ServerMetricsTest {
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final Duration FOUR_HOURS = Duration.ofHours(4);
    private static final List<String> TYPES = List.of(
            "TextValue",
            "FloatValue",
            "IntegerValue",
            "IntegerValue",
            "IntegerValue",
            "FloatValue",
            "IntegerValue",
            "IntegerValue",
            "IntegerValue",
            "IntegerValue",
            "IntegerValue",
            "IntegerValue",
            "TextValue");

    private final Workload fleet = fleet(10, Duration.ofSeconds(1), 42);

    @Test
    void hostsTakeTurnsAndKeyTheirRecords() {
        for (int i = 0; i < 30; i++) {
            Sample sample = fleet.sample(i);
            String host = "server-%02d".formatted(i % 10 + 1);
            assertThat(member(sample, "host")).isEqualTo(new TextValue(host));
            assertThat(sample.key()).contains(new TextValue(host));
        }
    }

    @Test
    void everyRecordHasTheSameMembersOfTheSameTypesWithinTheirRanges() {
        Workload slow = fleet(10, Duration.ofSeconds(47), 3);
        for (int i = 0; i < 100_000; i++) {
            List<Value.Member> members = ((ObjectValue) slow.sample(i).value()).members();
            assertThat(members)
                    .extracting(Value.Member::name)
                    .containsExactly(
                            "host",
                            "cpu",
                            "memUsed",
                            "memFree",
                            "uptime",
                            "load",
                            "diskUsed",
                            "diskFree",
                            "diskRead",
                            "diskWritten",
                            "netReceived",
                            "netSent",
                            "incident");
            assertThat(members.stream().map(member -> member.value().getClass().getSimpleName()))
                    .containsExactlyElementsOf(TYPES);
            double cpu = ((FloatValue) members.get(1).value()).value();
            long used = ((IntegerValue) members.get(2).value()).value();
            long free = ((IntegerValue) members.get(3).value()).value();
            long uptime = ((IntegerValue) members.get(4).value()).value();
            assertThat(cpu).isBetween(0.2, 100.0);
            assertThat(Double.toString(cpu)).matches("\\d+\\.\\d{1,2}");
            assertThat(used).isPositive();
            assertThat(free).isPositive();
            assertThat(Long.bitCount(used + free))
                    .as("memory is a power of two")
                    .isEqualTo(1);
            assertThat(uptime).isBetween(0L, SIX_HOURS.toSeconds() * 2);
            assertThat(((FloatValue) members.get(5).value()).value()).isBetween(0.0, 64 * 3.0);
            for (int rate = 6; rate < 12; rate++) {
                assertThat(((IntegerValue) members.get(rate).value()).value())
                        .as(members.get(rate).name())
                        .isPositive();
            }
        }
    }

    @Test
    void anySampleIsTheSameWheneverAndWhereverItIsAskedFor() {
        Workload again = fleet(10, Duration.ofSeconds(1), 42);
        Sample[] forwards = LongStream.range(0, 5_000).mapToObj(fleet::sample).toArray(Sample[]::new);
        Sample[] shuffled = LongStream.range(0, 5_000)
                .parallel()
                .map(i -> (i * 2_999) % 5_000)
                .mapToObj(again::sample)
                .toArray(Sample[]::new);
        for (int i = 0; i < 5_000; i++) {
            assertThat(shuffled[i]).isEqualTo(forwards[(i * 2_999) % 5_000]);
        }
        assertThat(fleet(10, Duration.ofSeconds(1), 43).sample(0)).isNotEqualTo(forwards[0]);
    }

    /** These very figures, on every machine and every Java: whoever verifies may run elsewhere than who produces. */
    @Test
    void figuresAreTheSameOnEveryMachine() {
        assertThat(json(0))
                .isEqualTo("{\"host\":\"server-01\",\"cpu\":31.75,\"memUsed\":3543019520,\"memFree\":5046915072,"
                        + "\"uptime\":3083,\"load\":2.47,\"diskUsed\":269981356032,\"diskFree\":159515373568,"
                        + "\"diskRead\":1255792,\"diskWritten\":311790,\"netReceived\":16902374,\"netSent\":12755846,"
                        + "\"incident\":\"\"}");
        assertThat(json(1_234_567))
                .isEqualTo("{\"host\":\"server-08\",\"cpu\":40.91,\"memUsed\":19395272704,\"memFree\":14964465664,"
                        + "\"uptime\":2592,\"load\":6.8,\"diskUsed\":71891533824,\"diskFree\":35482648576,"
                        + "\"diskRead\":711130,\"diskWritten\":3568686,\"netReceived\":18694205,\"netSent\":9363376,"
                        + "\"incident\":\"\"}");
    }

    @Test
    void aRebootDropsUptimeAndMemoryAndHostsRebootApart() {
        Workload fast = fleet(3, Duration.ofSeconds(10), Duration.ZERO, 7);
        List<Long> boots = new ArrayList<>();
        for (int tick = 1; tick < 3 * 8640; tick++) {
            Sample before = fast.sample((tick - 1) * 3L);
            Sample after = fast.sample(tick * 3L);
            if (integer(after, "uptime") < integer(before, "uptime")) {
                boots.add((long) tick);
                assertThat(integer(after, "uptime")).isLessThan(10);
                assertThat(integer(after, "memUsed")).isLessThan(integer(before, "memUsed") / 2);
            } else {
                assertThat(integer(after, "uptime")).isEqualTo(integer(before, "uptime") + 10);
            }
        }
        assertThat(boots).as("three days, a boot each six hours on average").hasSizeBetween(11, 13);
        assertThat(integer(fast.sample(0), "uptime")).isNotEqualTo(integer(fast.sample(1), "uptime"));
    }

    @Test
    void loadFollowsTheDayAndHasSpikes() {
        Workload day = fleet(1, Duration.ofMinutes(1), Duration.ZERO, 5);
        double[] hours = new double[24];
        double highest = 0;
        for (int minute = 0; minute < 1440; minute++) {
            double cpu = ((FloatValue) member(day.sample(minute), "cpu")).value();
            hours[minute / 60] += cpu / 60;
            highest = Math.max(highest, cpu);
        }
        double quietest = Arrays.stream(hours).min().orElseThrow();
        double busiest = Arrays.stream(hours).max().orElseThrow();
        assertThat(busiest).isGreaterThan(quietest + 8);
        assertThat(highest).isGreaterThan(busiest + 15);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> fleet(0, Duration.ofSeconds(1), 1)).hasMessage("hosts is 1 to 100000, not 0");
        assertThatThrownBy(() -> fleet(1, Duration.ZERO, 1)).hasMessageContaining("step");
        assertThatThrownBy(() -> new ServerMetricsSettings(1, Duration.ofSeconds(1), Duration.ZERO, FOUR_HOURS, 1))
                .hasMessageContaining("reboots");
        assertThatThrownBy(() -> fleet(1, SIX_HOURS, Duration.ofSeconds(1), 1)).hasMessageContaining("incidents");
    }

    private String json(long index) {
        return new String(new JsonEncoder().encode(fleet.sample(index).value()), UTF_8);
    }

    private static Workload fleet(int hosts, Duration step, long seed) {
        return fleet(hosts, step, FOUR_HOURS, seed);
    }

    private static Workload fleet(int hosts, Duration step, Duration incidents, long seed) {
        return new ServerMetrics(new ServerMetricsSettings(hosts, step, SIX_HOURS, incidents, seed));
    }

    private static Value member(Sample sample, String name) {
        return ((ObjectValue) sample.value())
                .members().stream()
                        .filter(member -> member.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .value();
    }

    private static long integer(Sample sample, String name) {
        return ((IntegerValue) member(sample, name)).value();
    }
}
