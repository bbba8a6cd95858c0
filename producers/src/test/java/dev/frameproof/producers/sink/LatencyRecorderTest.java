package dev.frameproof.producers.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void intervalsAddUpToTheTotalWhoeverLooksAtTheTotalBetween() {
        recorder.record(1_000_000);
        assertThat(recorder.total().getTotalCount()).isEqualTo(1);
        recorder.record(2_000_000);
        Histogram first = recorder.drainInterval();
        assertThat(first.getTotalCount()).isEqualTo(2);
        recorder.record(3_000_000);
        assertThat(recorder.drainInterval().getTotalCount()).isEqualTo(1);
        assertThat(recorder.drainInterval().getTotalCount()).isZero();
        assertThat(recorder.total().getTotalCount()).isEqualTo(3);
        assertThat(first.getMaxValue()).isBetween(1_999_000L, 2_001_000L);
    }

    @Test
    void whatLiesOutsideTheRangeCountsAtItsEnds() {
        recorder.record(-5);
        recorder.record(Long.MAX_VALUE);
        Histogram total = recorder.total();
        assertThat(total.getMinValue()).isZero();
        assertThat(total.valuesAreEquivalent(total.getMaxValue(), LatencyRecorder.LONGEST_NANOS))
                .isTrue();
    }
}
