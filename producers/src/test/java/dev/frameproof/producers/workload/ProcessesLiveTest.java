package dev.frameproof.producers.workload;

import static dev.frameproof.producers.workload.TestingMembers.integer;
import static dev.frameproof.producers.workload.TestingMembers.number;
import static dev.frameproof.producers.workload.TestingMembers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.workload.Processes.RunningProcess;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProcessesLiveTest {
    private final AtomicLong nanos = new AtomicLong(5);
    private final TestingProcesses processes = new TestingProcesses();
    private final ProcessesLive live = new ProcessesLive(processes, 3, nanos::get);

    private static final class TestingProcesses implements ProcessesLive.ProcessList {
        private List<RunningProcess> running = List.of(
                new RunningProcess(7, "idle", 0, 10, 1),
                new RunningProcess(9, "busy", 61.239, 30, 4),
                new RunningProcess(8, "also idle", 0, 20, 2),
                new RunningProcess(3, "third", 0.5, 40, 3));
        private int looks;

        @Override
        public String hostName() {
            return "box";
        }

        @Override
        public List<RunningProcess> running() {
            looks++;
            return running;
        }
    }

    @Test
    void tellsRankAfterRankInTheMembersOfTheSyntheticOnes() {
        Sample first = live.measure();
        Sample synthetic = Workloads.named("processes", Map.of(), 1).sample(0);
        assertThat(((ObjectValue) first.value()).members())
                .extracting(Member::name)
                .isEqualTo(((ObjectValue) synthetic.value())
                        .members().stream().map(Member::name).toList());
        assertThat(((ObjectValue) first.value()).members())
                .extracting(member -> (Object) member.value().getClass())
                .isEqualTo(((ObjectValue) synthetic.value())
                        .members().stream()
                                .map(member -> (Object) member.value().getClass())
                                .toList());
        assertThat(first.key()).contains(new Value.TextValue("box"));
        assertThat(integer(first, "rank")).isEqualTo(1);
        assertThat(text(first, "process")).isEqualTo("busy");
        assertThat(number(first, "cpu")).isEqualTo(61.24);
        assertThat(integer(first, "memory")).isEqualTo(30);
        assertThat(integer(first, "threads")).isEqualTo(4);
        assertThat(text(live.measure(), "process")).isEqualTo("third");
        Sample last = live.measure();
        assertThat(text(last, "process")).as("of equal ones the first by pid").isEqualTo("idle");
        assertThat(integer(last, "rank")).isEqualTo(3);
    }

    @Test
    void looksAnewAfterTheLastRankOnceInTwoSecondsOnly() {
        rounds(1);
        processes.running = List.of(new RunningProcess(20, "alone", 5, 1, 1));
        assertThat(text(live.measure(), "process")).isEqualTo("busy");
        nanos.addAndGet(2_000_000_000);
        assertThat(text(live.measure(), "process")).as("a round is finished").isEqualTo("third");
        live.measure();
        assertThat(processes.looks).isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            Sample alone = live.measure();
            assertThat(text(alone, "process")).isEqualTo("alone");
            assertThat(integer(alone, "rank")).isEqualTo(1);
        }
        assertThat(processes.looks).isEqualTo(2);
    }

    @Test
    void thisMachineItselfIsMeasured() {
        Workload real = Workloads.named("processes", Map.of("mode", "live", "top", "4"), 1);
        double before = 100;
        for (int rank = 1; rank <= 4; rank++) {
            Sample sample = real.sample(rank - 1);
            assertThat(integer(sample, "rank")).isEqualTo(rank);
            assertThat(number(sample, "cpu")).isBetween(0.0, before);
            assertThat(integer(sample, "pid")).isNotNegative();
            assertThat(text(sample, "process")).isNotBlank();
            before = number(sample, "cpu");
        }
        assertThat(real.sample(2)).isSameAs(real.sample(2));
        assertThat(real.interval()).contains(Duration.ofMillis(500));
        assertThatThrownBy(() -> Workloads.named("processes", Map.of("mode", "live", "step", "2s"), 1))
                .hasMessage("workload 'processes': step does not go with mode=live, which tells of this machine"
                        + " alone");
    }

    private void rounds(int rounds) {
        for (int i = 0; i < 3 * rounds; i++) {
            live.measure();
        }
    }
}
