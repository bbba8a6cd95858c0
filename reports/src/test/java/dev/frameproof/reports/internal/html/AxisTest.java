package dev.frameproof.reports.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.reports.Measure;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            THROUGHPUT | 20200    | thousand rows/s | 0 5 10 15 20 25
            THROUGHPUT | 9000     | rows/s          | 0 2000 4000 6000 8000 10000
            THROUGHPUT | 3        | rows/s          | 0 1 2 3
            THROUGHPUT | 0        | rows/s          | 0 0.2 0.4 0.6 0.8 1
            LATENCY    | 0.9      | µs              | 0 200 400 600 800 1000
            LATENCY    | 71.5     | ms              | 0 20 40 60 80
            LATENCY    | 4200     | s               | 0 1 2 3 4 5
            MEMORY     | 44040192 | MiB             | 0 10 20 30 40 50
            CPU        | 1.1      | cores           | 0 0.25 0.5 0.75 1 1.25
            """)
    void valueAxisHasRoundTicksInAFittingUnit(Measure measure, double highest, String unit, String labels) {
        ValueAxis axis = ValueAxis.of(measure, highest);

        assertThat(axis.unit()).isEqualTo(unit);
        assertThat(labels(axis.axis())).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0      | 0,0.2 s,0.4 s,0.6 s,0.8 s,1 s
            1      | 0,0.2 s,0.4 s,0.6 s,0.8 s,1 s
            7.5    | 0,2 s,4 s,6 s
            30     | 0,5 s,10 s,15 s,20 s,25 s,30 s
            95     | 0,30 s,60 s,90 s
            600    | 0,2 min,4 min,6 min,8 min,10 min
            86400  | 0,6 h,12 h,18 h,24 h
            864000 | 0,2 d,4 d,6 d,8 d,10 d
            """)
    void timeAxisHasTicksThatAClockWouldHave(double seconds, String labels) {
        assertThat(TimeAxis.of(seconds).ticks().stream().map(Tick::label).collect(Collectors.joining(",")))
                .isEqualTo(labels);
    }

    @Test
    void axesHoldEveryValueWithAHandfulOfTicks() {
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            double highest = Math.pow(10, random.nextDouble() * 16 - 5);
            for (Measure measure : Measure.values()) {
                Plot.Axis axis = ValueAxis.of(measure, highest).axis();
                String about = "seed " + seed + " " + measure + " " + highest;
                assertThat(axis.max()).as(about).isGreaterThanOrEqualTo(highest * (1 - 1e-6));
                assertThat(axis.ticks()).as(about).hasSizeBetween(3, 6);
                assertThat(axis.ticks().stream().map(Tick::label).distinct())
                        .as(about)
                        .hasSameSizeAs(axis.ticks());
            }
            Plot.Axis time = TimeAxis.of(highest);
            assertThat(time.ticks()).as("seed " + seed + " " + highest).hasSizeBetween(2, 8);
            assertThat(time.ticks().stream().map(Tick::label).distinct())
                    .as("seed " + seed + " " + highest)
                    .hasSameSizeAs(time.ticks());
        }
    }

    private static String labels(Plot.Axis axis) {
        List<String> labels = axis.ticks().stream().map(Tick::label).toList();
        return String.join(" ", labels);
    }
}
