package dev.frameproof.producers.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServerMetricsLiveTest {
    private final AtomicLong nanos = new AtomicLong(5);
    private final AtomicLong readings = new AtomicLong();
    private final ServerMetricsLive live = new ServerMetricsLive(
            new ServerMetricsLive.Machine() {
                @Override
                public String hostName() {
                    return "box";
                }

                @Override
                public double cpuLoadSinceLastCall() {
                    return 0.123456 * readings.incrementAndGet();
                }

                @Override
                public long memoryBytes() {
                    return 1_000;
                }

                @Override
                public long availableBytes() {
                    return 400;
                }

                @Override
                public long uptimeSeconds() {
                    return 77;
                }
            },
            nanos::get);

    @Test
    void tellsOfThisMachineInTheMembersOfTheSyntheticOnes() {
        List<Member> synthetic = ((ObjectValue)
                        Workloads.named("server-metrics", Map.of(), 1).sample(0).value())
                .members();
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
                        new Value.TextValue("box"),
                        new FloatValue(12.35),
                        new IntegerValue(600),
                        new IntegerValue(400),
                        new IntegerValue(77));
    }

    @Test
    void measuresAnewOnceASecondOnly() {
        Sample first = live.measure();
        nanos.addAndGet(999_999_999);
        assertThat(live.measure()).isSameAs(first);
        nanos.addAndGet(1);
        assertThat(live.measure()).isNotEqualTo(first);
        assertThat(readings).hasValue(2);
    }

    @Test
    void thisMachineItselfIsMeasured() {
        Workload real = Workloads.named("server-metrics", Map.of("mode", "live"), 1);
        List<Member> members = ((ObjectValue) real.sample(0).value()).members();
        assertThat(((FloatValue) members.get(1).value()).value()).isBetween(0.0, 100.0);
        assertThat(((IntegerValue) members.get(2).value()).value()).isPositive();
        assertThat(((IntegerValue) members.get(3).value()).value()).isPositive();
        assertThat(real.sample(0)).isSameAs(real.sample(0));
        assertThat(real.interval()).contains(Duration.ofSeconds(1));
        assertThat(Workloads.named("server-metrics", Map.of(), 1).interval()).isEmpty();
    }
}
