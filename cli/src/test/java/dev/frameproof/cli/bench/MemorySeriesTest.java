package dev.frameproof.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class MemorySeriesTest {
    private static final long MIB = 1 << 20;

    @Test
    void sawtoothIsFlat() {
        BenchmarkFigure figure = series(i -> (100 + i % 7) * MIB).figure();
        assertThat(figure.holds()).isTrue();
        assertThat(figure.limit()).isEqualTo(16);
        assertThat(figure.value()).isCloseTo(0, within(1.5));
    }

    @Test
    void leakOfOneMebibyteASampleDoesNotHold() {
        BenchmarkFigure figure = series(i -> (50 + i) * MIB).figure();
        assertThat(figure.holds()).isFalse();
        assertThat(figure.detail()).contains("+10.00 MiB a million records");
    }

    @Test
    void growthBeforeTheWarmUpIsOverDoesNotCount() {
        assertThat(series(i -> (i < 12 ? 10 : 500) * MIB).figure().holds()).isTrue();
    }

    @Test
    void aTenthMoreIsAllowedOfALargeProcess() {
        assertThat(series(i -> (1_000 + i) * MIB).figure().holds()).isTrue();
    }

    @Test
    void fewSamplesSayNothing() {
        MemorySeries series = new MemorySeries("x");
        series.add(1, 1);
        assertThatThrownBy(series::figure).hasMessageContaining("only 1 times");
    }

    /** @return 60 samples, 100 000 records apart */
    private static MemorySeries series(LongUnaryOperator bytes) {
        MemorySeries series = new MemorySeries("x");
        for (int i = 0; i < 60; i++) {
            series.add(i * 100_000L, bytes.applyAsLong(i));
        }
        return series;
    }
}
