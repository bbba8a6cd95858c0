package dev.frameproof.harness.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.Measure;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.ThresholdResult;
import dev.frameproof.reports.TimeSeries;
import dev.frameproof.reports.TimeSeries.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthTest {
    @Test
    void settledFigureDoesNotGrowHoweverItBegan() {
        TimeSeries series = series(Measure.MEMORY, "plugin", n -> n < 10 ? n * 10 : 100);
        assertThat(Growth.of(series).orElseThrow()).isZero();
    }

    @Test
    void leakGrows() {
        assertThat(Growth.of(series(Measure.MEMORY, "plugin", n -> 100 + n)).orElseThrow())
                .isCloseTo(0.1747, within(0.001));
    }

    @Test
    void fewPointsTellNothing() {
        TimeSeries two = new TimeSeries(
                Measure.MEMORY,
                "plugin",
                series(Measure.MEMORY, "x", n -> 1).points().subList(0, 2));
        assertThat(Growth.of(two)).isEmpty();
    }

    @Test
    void thresholdsHoldMemoryAndLatencyOfARunToIt() {
        RunResult result = RunResult.builder("run", new Invocation("1", "", "", Instant.EPOCH, Duration.ofSeconds(10)))
                .series(series(Measure.MEMORY, "plugin", n -> 100 + n))
                .series(series(Measure.LATENCY, "p99", n -> 5))
                .build();
        assertThat(Threshold.parse("memory.plugin.growth < 10%").judge(result))
                .isEqualTo(new ThresholdResult("memory.plugin.growth", "< 10%", "17.5%", false));
        assertThat(Threshold.parse("latency.p99.growth < 50%").judge(result).met())
                .isTrue();
        assertThat(Threshold.parse("memory.kafka.growth < 10%").judge(result).met())
                .isFalse();
    }

    private static TimeSeries series(Measure measure, String name, IntToDoubleFunction value) {
        return new TimeSeries(
                measure,
                name,
                IntStream.range(0, 40)
                        .mapToObj(n -> new Point(Duration.ofSeconds(n), value.applyAsDouble(n)))
                        .toList());
    }
}
