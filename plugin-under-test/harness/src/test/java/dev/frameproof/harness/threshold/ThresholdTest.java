package dev.frameproof.harness.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.ResourceUse;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Severity;
import dev.frameproof.reports.ThresholdResult;
import dev.frameproof.reports.Throughput;
import dev.frameproof.reports.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    private static final RunResult RESULT = builder().build();

    private static RunResult.Builder builder() {
        return RunResult.builder("run", new Invocation("1", "", "", Instant.EPOCH, Duration.ofSeconds(10)))
                .totals(new Totals(100_000, 100_000, 99_999, 99_999, 99_999))
                .throughput(
                        new Throughput(20_000, 19_990, 19_980, Duration.ofSeconds(5), Duration.ofSeconds(5), 50_000))
                .check(CheckResult.of(
                        FindingKind.LOST,
                        "rows",
                        100_000,
                        1,
                        0,
                        List.of(new Finding(
                                FindingKind.LOST, Severity.ERROR, "s", "t", 0, 7, "", "a row", "nothing", ""))))
                .latency(latency("total", 200))
                .latency(latency("deliver", 100))
                .process(new ProcessResult(
                        "kafka",
                        7,
                        Optional.empty(),
                        OptionalLong.of(300L << 20),
                        new ResourceUse(
                                OptionalDouble.of(0.4),
                                OptionalDouble.of(1.2),
                                OptionalLong.of(250L << 20),
                                Optional.of(Duration.ofMillis(30)),
                                OptionalLong.of(1_000),
                                OptionalLong.of(2_000),
                                OptionalLong.of(512),
                                OptionalInt.of(70)),
                        "",
                        ""));
    }

    private static LatencyResult latency(String name, int millis) {
        return new LatencyResult(
                name,
                99_999,
                Duration.ofMillis(millis / 4),
                Duration.ofMillis(millis / 5),
                Duration.ofMillis(millis / 2),
                Duration.ofMillis(millis),
                Duration.ofMillis(millis * 2L),
                Duration.ofMillis(millis * 3L),
                Duration.ofMillis(millis * 4L),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "latency.p99 < 250ms, true, 200 ms",
        "latency.p99 < 200ms, false, 200 ms",
        "latency.p99<=200ms, true, 200 ms",
        "latency.total.p50 < 50ms, true, 40.0 ms",
        "latency.deliver.p99.9 <= 200ms, true, 200 ms",
        "latency.deliver.p99.99 < 300ms, false, 300 ms",
        "latency.deliver.max > 1s, false, 400 ms",
        "latency.waiting.p99 < 1h, false, not measured",
        "lost == 0, false, 1",
        "lost != 0, true, 1",
        "duplicated == 0, true, 0",
        "findings <= 1, true, 1",
        "verified >= 100k, false, '99,999'",
        "throughput >= 20k/s, false, 20k/s",
        "throughput >= 19.9k/s, true, 20k/s",
        "throughput.sent >= 1M/min, true, 20k/s",
        "memory.kafka < 512MiB, true, 300 MiB",
        "memory.kafka.mean < 200MiB, false, 250 MiB",
        "cpu.kafka < 0.5, true, 0.40 cores",
        "cpu.kafka.peak < 1, false, 1.20 cores",
        "gc.kafka < 20ms, false, 30.0 ms",
        "log.kafka < 1KiB, true, 512 B",
        "threads.kafka < 100, true, 70",
        "memory.grafana < 1GiB, false, not measured; processes were kafka"
    })
    void figureIsHeldToItsLimit(String text, boolean met, String actual) {
        ThresholdResult result = Threshold.parse(text).judge(RESULT);

        assertThat(result.met()).isEqualTo(met);
        assertThat(result.actual()).isEqualTo(actual);
    }

    @Test
    void brokenThresholdIsAFindingOfTheRun() {
        RunResult.Builder run = RunResult.builder("run", new Invocation("1", "", "", Instant.EPOCH, Duration.ZERO))
                .totals(new Totals(1, 1, 1, 1, 1));
        RunResult result = run.threshold(Threshold.parse("verified >= 2").judge(run.build()))
                .build();

        assertThat(result.verdict().outcome()).isEqualTo(Outcome.FINDINGS);
        assertThat(result.verdict().headline()).contains("1 threshold is not met: verified");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "latency.p99",
                "latency.p99 < 250",
                "latency.p98 < 250ms",
                "latency.sideways.p99 < 1s",
                "lost = 0",
                "lost == none",
                "throughput >= 20k",
                "memory. < 1MiB",
                "speed > 3",
                "cpu.kafka < -1"
            })
    void whatIsNoThresholdIsAnsweredWithWhatIs(String text) {
        assertThatThrownBy(() -> Threshold.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*(like|there are).*");
    }

    @Test
    void textIsReadBack() {
        assertThat(Threshold.parse("  lost==0 ").text()).isEqualTo("lost == 0");
        assertThat(Threshold.parse("lost == 0")).isEqualTo(Threshold.parse("lost==0"));
    }
}
