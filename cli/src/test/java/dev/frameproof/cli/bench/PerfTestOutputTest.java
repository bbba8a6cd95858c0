package dev.frameproof.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PerfTestOutputTest {
    private static final String INTERIM =
            "448581 records sent, 89680.3 records/sec (24.55 MB/sec), 1470.9 ms avg latency, 2164.0 ms max latency.";
    private static final String WHOLE = "2000000 records sent, 182033.312096 records/sec (49.82 MB/sec), 1011.72 ms avg"
            + " latency, 2164.00 ms max latency, 878 ms 50th, 1847 ms 95th, 2032 ms 99th, 2152 ms 99.9th.";
    private static final String STEADY = "1000000 steady state records sent, 228154.232261 records/sec (62.45 MB/sec),"
            + " 790.61 ms avg latency, 1147.00 ms max latency, 784 ms 50th, 1066 ms 95th, 1127 ms 99th, 1143 ms 99.9th.";

    @Test
    void rateAfterTheWarmUpCounts() {
        assertThat(PerfTestOutput.recordsPerSecond(List.of(INTERIM, WHOLE, STEADY)))
                .contains(228154.232261);
    }

    @Test
    void interimLinesAreNoResult() {
        assertThat(PerfTestOutput.recordsPerSecond(List.of("Number of records read: 1", INTERIM)))
                .isEmpty();
    }

    @Test
    void ourProducersRateIsRead() {
        assertThat(ProducingMain.rate("169531.0 records a second")).isEqualTo(169531.0);
        assertThat(ProducingMain.rate("Exception in thread")).isZero();
    }
}
