package dev.frameproof.producers.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.producers.workload.HostFigures.Pair;
import dev.frameproof.producers.workload.ServerMetricsLive.Reading;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServerMetricsLiveTest {
    private final AtomicLong nanos = new AtomicLong(5);
    private final TestingMachine machine = new TestingMachine();
    private final ServerMetricsLive live = new ServerMetricsLive(machine, nanos::get);

    /** With each reading 3,000 bytes more were read, 600 more written, 1,500 more received; then counters begin anew. */
    private static final class TestingMachine implements ServerMetricsLive.Machine {
        private long readings;
        private long lost;

        @Override
        public String hostName() {
            return "box";
        }

        @Override
        public Reading read() {
            long count = readings++ - lost;
            return new Reading(
                    0.123456 * readings,
                    1_000,
                    400,
                    77,
                    1.2345,
                    new Pair(9_000, 800),
                    new Pair(10_000 + 3_000 * count, 600 * count),
                    new Pair(1_500 * count, 7));
        }
    }

    @Test
    void tellsOfThisMachineInTheMembersOfTheSyntheticOnes() {
        List<Member> synthetic = ((ObjectValue)
                        Workloads.named("server-metrics", Map.of(), 1).sample(0).value())
                .members();
        nanos.addAndGet(1_500_000_000);
        List<Member> own = ((ObjectValue) live.measure().value()).members();
        assertThat(own)
                .extracting(Member::name)
                .isEqualTo(synthetic.stream().map(Member::name).toList());
        assertThat(own)
                .extracting(member -> (Object) member.value().getClass())
                .isEqualTo(synthetic.stream()
                        .map(member -> (Object) member.value().getClass())
                        .toList());
        assertThat(own)
                .extracting(Member::value)
                .containsExactly(
                        new TextValue("box"),
                        new FloatValue(24.69),
                        new IntegerValue(600),
                        new IntegerValue(400),
                        new IntegerValue(77),
                        new FloatValue(1.23),
                        new IntegerValue(9_000),
                        new IntegerValue(800),
                        new IntegerValue(2_000),
                        new IntegerValue(400),
                        new IntegerValue(1_000),
                        new IntegerValue(0),
                        new TextValue(""));
    }

    @Test
    void measuresAnewOnceASecondOnly() {
        Sample first = live.measure();
        nanos.addAndGet(999_999_999);
        assertThat(live.measure()).isSameAs(first);
        nanos.addAndGet(1);
        assertThat(live.measure()).isNotEqualTo(first);
        assertThat(machine.readings).isEqualTo(3);
    }

    @Test
    void ratesAreNothingWhereNoTimePassedOrACounterBeganAnew() {
        assertThat(integer(live.measure(), "diskRead")).isZero();
        nanos.addAndGet(2_000_000_000);
        assertThat(integer(live.measure(), "diskRead")).isEqualTo(1_500);
        machine.lost = machine.readings;
        nanos.addAndGet(2_000_000_000);
        assertThat(integer(live.measure(), "diskRead")).isZero();
        nanos.addAndGet(1_000_000_000);
        assertThat(integer(live.measure(), "diskRead")).isEqualTo(3_000);
    }

    @Test
    void thisMachineItselfIsMeasured() {
        Workload real = Workloads.named("server-metrics", Map.of("mode", "live"), 1);
        Sample first = real.sample(0);
        assertThat(((FloatValue) member(first, "cpu")).value()).isBetween(0.0, 100.0);
        assertThat(((FloatValue) member(first, "load")).value()).isNotNegative();
        for (String bytes : List.of("memUsed", "memFree", "diskUsed", "diskFree")) {
            assertThat(integer(first, bytes)).as(bytes).isPositive();
        }
        for (String rate : List.of("diskRead", "diskWritten", "netReceived", "netSent")) {
            assertThat(integer(first, rate)).as(rate).isNotNegative();
        }
        assertThat(real.sample(0)).isSameAs(first);
        assertThat(real.interval()).contains(Duration.ofSeconds(1));
        assertThat(Workloads.named("server-metrics", Map.of(), 1).interval()).isEmpty();
    }

    @Test
    void whatLiesInFrontOfOthersIsNotCountedTwice() {
        assertThat(List.of("/dev/sda", "/dev/nvme0n1", "/dev/vda", "/dev/mmcblk0", "disk0", "\\\\.\\PHYSICALDRIVE0"))
                .allMatch(ThisMachine::countsDisk);
        assertThat(List.of("/dev/dm-0", "/dev/md127", "/dev/loop7", "/dev/zram0", "dm-3"))
                .noneMatch(ThisMachine::countsDisk);
        assertThat(List.of("eth0", "enp3s0", "wlan0", "en0", "bond0")).allMatch(ThisMachine::countsInterface);
        assertThat(List.of("veth12ab", "docker0", "br-0f3a", "virbr0", "cni0", "flannel.1"))
                .noneMatch(ThisMachine::countsInterface);
    }

    private static long integer(Sample sample, String name) {
        return ((IntegerValue) member(sample, name)).value();
    }

    private static Value member(Sample sample, String name) {
        return ((ObjectValue) sample.value())
                .members().stream()
                        .filter(member -> member.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .value();
    }
}
