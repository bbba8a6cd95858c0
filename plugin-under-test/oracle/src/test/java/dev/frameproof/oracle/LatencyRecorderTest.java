package dev.frameproof.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    void noRowIsLostOrCountedTwiceWhileManyRecordAndOneReads() throws Exception {
        int threads = 4;
        int rows = 20_000;
        recorder.countFrom(1_000);
        long seen = 0;
        List<Future<?>> writers = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int thread = 0; thread < threads; thread++) {
                writers.add(pool.submit(() -> {
                    for (int row = 0; row < rows; row++) {
                        recorder.record(row % 2 == 0 ? 0 : 2_000, 9_000, 1_000, 2_000);
                    }
                }));
            }
            while (!writers.stream().allMatch(Future::isDone)) {
                seen += recorder.interval(LatencyPart.DELIVER).getTotalCount();
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            pool.shutdown();
        }
        seen += recorder.interval(LatencyPart.DELIVER).getTotalCount();
        assertThat(seen).isEqualTo((long) threads * rows);
        for (LatencyPart part : LatencyPart.values()) {
            assertThat(recorder.total(part).getTotalCount()).isEqualTo((long) threads * rows / 2);
        }
        assertThat(recorder.leftOut()).isEqualTo((long) threads * rows / 2);
        assertThat(recorder.total(LatencyPart.PRODUCE).getMaxValue()).isEqualTo(2);
    }

    @Test
    void latenciesOutsideTheRangeCountAtItsEnds() {
        recorder.record(-5);
        recorder.record(Long.MAX_VALUE);
        assertThat(recorder.total().getMinValue()).isEqualTo(1);
        assertThat(recorder.total().getMaxValue()).isGreaterThanOrEqualTo(3_600_000_000L);
    }
}
