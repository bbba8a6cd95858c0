package dev.frameproof.oracle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyBenchmarkTest {
    @ParameterizedTest
    @ValueSource(ints = {6, 24})
    void whatIsMeasuredIsAStreamThatIsProvedWhole(int fields) {
        var work = new VerifyWork(fields);
        assertThat(work.verify().rowsVerified()).isEqualTo(VerifyWork.ROWS);
        assertThat(work.bytes()).isGreaterThan((long) VerifyWork.ROWS * fields * 4);
        assertThat(VerifyBenchmarkMain.LIMITS).containsKey(fields);
    }

    @Test
    void figuresStandBesideTheirLimits() {
        var figures =
                List.of(new VerifyFigure(6, 1_500_000, 1_000, 1_000_000), new VerifyFigure(24, 125_000.5, 0, 250_000));
        assertThat(VerifyBenchmarkMain.toText(figures).lines())
                .containsExactly(
                        "verify,  6 fields:    1,500,000 rows/s (+- 1,000), limit 1,000,000, ratio 1.50",
                        "verify, 24 fields:      125,001 rows/s (+- 0), limit   250,000, ratio 0.50");
        assertThat(VerifyBenchmarkMain.toJson(figures))
                .isEqualTo("[{\"benchmark\":\"verify\",\"fields\":6,\"rowsPerSecond\":1500000.0,\"error\":1000.0,"
                        + "\"limit\":1000000.0,\"ratio\":1.5},"
                        + "{\"benchmark\":\"verify\",\"fields\":24,\"rowsPerSecond\":125000.5,\"error\":0.0,"
                        + "\"limit\":250000.0,\"ratio\":0.500002}]");
    }
}
