package dev.frameproof.harness.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private static final WorkloadPlan A = WorkloadPlan.of("a", "orders");
    private static final WorkloadPlan B = WorkloadPlan.of("b", "orders");
    private static final WorkloadPlan SLOW = new WorkloadPlan(
            "slow",
            "orders",
            Map.of(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            Optional.of("1/s"),
            RecordsPlan.defaults());

    @Test
    void rateIsSharedEvenlyByThoseWithoutTheirOwn() {
        Schedule schedule = Schedule.of(load("20k/s", "30s"), List.of(A, SLOW, B), 1);

        assertThat(schedule.shares()).extracting(Schedule.Share::records).containsExactly(300_000L, 30L, 300_000L);
        assertThat(schedule.shares().get(0).pacing().text()).isEqualTo("10k/s");
        assertThat(schedule.duration()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void recordsAreSentExactlyEvenWhenTheyCannotBeSharedEvenly() {
        LoadPlan load = new LoadPlan(
                Optional.of("100/s"),
                Optional.empty(),
                OptionalLong.of(1_001),
                OptionalInt.empty(),
                OptionalInt.empty());

        Schedule schedule = Schedule.of(load, List.of(A, B, SLOW), 1);

        assertThat(schedule.shares()).extracting(Schedule.Share::records).containsExactly(501L, 500L, 11L);
        assertThat(schedule.duration()).isEqualTo(Duration.ofMillis(10_010));
    }

    @Test
    void musicIsSentAtItsOwnTimesUnlessARateIsChosen() {
        WorkloadPlan midi = new WorkloadPlan(
                "midi",
                "midi",
                Map.of("piece", "scales"),
                OptionalLong.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                RecordsPlan.defaults());
        LoadPlan unpaced = new LoadPlan(
                Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty());
        Schedule schedule = Schedule.of(unpaced, List.of(midi), 1);
        // Four notes a second: each second has four ends and four beginnings, but for the first, which ends three.
        assertThat(schedule.shares().get(0).records()).isEqualTo(15 * 8 - 1);
        assertThat(schedule.shares().get(0).pacing().offsetNanos(2)).isEqualTo(250_000_000);
        assertThat(schedule.shares().get(0).rate()).isEmpty();

        LoadPlan counted = new LoadPlan(
                Optional.empty(), Optional.empty(), OptionalLong.of(41), OptionalInt.empty(), OptionalInt.empty());
        assertThat(Schedule.of(counted, List.of(midi), 1).duration()).isEqualTo(Duration.ofMillis(5_250));
        assertThat(Schedule.of(counted, List.of(midi), 1).records()).isEqualTo(41);

        assertThat(Schedule.of(load("100/s", "2s"), List.of(midi), 1).records()).isEqualTo(200);
    }

    @Test
    void everyWorkloadSendsAtLeastOneRecord() {
        assertThat(Schedule.of(load("1/min", "1s"), List.of(A, B), 1).shares())
                .extracting(Schedule.Share::records)
                .containsExactly(1L, 1L);
    }

    @Test
    void wrongRateIsTheUsersMistake() {
        assertThatThrownBy(() -> Schedule.of(load("fast", "1s"), List.of(A), 1))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("fast");
    }

    private static LoadPlan load(String rate, String duration) {
        return new LoadPlan(
                Optional.of(rate),
                Optional.of(Duration.ofSeconds(Long.parseLong(duration.replace("s", "")))),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }
}
