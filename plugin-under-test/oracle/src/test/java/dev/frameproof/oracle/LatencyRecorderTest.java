package dev.frameproof.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void intervalsAddUpToTheTotal() {
        recorder.record(1_000_000);
        recorder.record(2_000_000);
        assertThat(recorder.total().getTotalCount()).isEqualTo(2);
        assertThat(recorder.interval().getTotalCount()).isEqualTo(2);
        recorder.record(3_000_000);
        assertThat(recorder.interval().getTotalCount()).isEqualTo(1);
        assertThat(recorder.interval().getTotalCount()).isZero();
        assertThat(recorder.total().getTotalCount()).isEqualTo(3);
        assertThat(recorder.total().getMaxValue()).isBetween(2_990L, 3_010L);
    }

    @Test
    void latenciesOutsideTheRangeCountAtItsEnds() {
        recorder.record(-5);
        recorder.record(Long.MAX_VALUE);
        assertThat(recorder.total().getMinValue()).isEqualTo(1);
        assertThat(recorder.total().getMaxValue()).isGreaterThanOrEqualTo(3_600_000_000L);
    }
}
