package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void figuresAreThoseOfTheHistogram() {
        Histogram histogram = new Histogram(3);
        for (int value = 1; value <= 1000; value++) {
            histogram.recordValue(value);
        }

        LatencyResult latency = Distribution.latency("total", histogram, TimeUnit.MICROSECONDS);

        assertThat(latency.name()).isEqualTo("total");
        assertThat(latency.count()).isEqualTo(1000);
        assertThat(latency.mean()).isEqualTo(Duration.ofNanos(500_500));
        assertThat(latency.p50()).isEqualTo(Duration.ofNanos(500_000));
        assertThat(latency.p90()).isEqualTo(Duration.ofNanos(900_000));
        assertThat(latency.p99()).isEqualTo(Duration.ofNanos(990_000));
        assertThat(latency.p999()).isEqualTo(Duration.ofNanos(999_000));
        assertThat(latency.p9999()).isEqualTo(Duration.ofMillis(1));
        assertThat(latency.max()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void curveRisesFromZeroToAHundredPercentAndEndsAtTheMaximum() {
        Histogram histogram = new Histogram(3);
        for (int value = 1; value <= 100_000; value++) {
            histogram.recordValue(value);
        }

        LatencyResult latency = Distribution.latency("total", histogram, TimeUnit.NANOSECONDS);

        assertThat(latency.curve())
                .extracting(LatencyResult.Quantile::percentile)
                .isSorted();
        assertThat(latency.curve()).extracting(LatencyResult.Quantile::value).isSorted();
        assertThat(latency.curve().get(0).percentile()).isZero();
        LatencyResult.Quantile last = latency.curve().get(latency.curve().size() - 1);
        assertThat(last.percentile()).isEqualTo(100);
        assertThat(last.value()).isEqualTo(latency.max());
    }

    @Test
    void emptyHistogramHasOnlyZeros() {
        LatencyResult latency = Distribution.latency("total", new Histogram(3), TimeUnit.NANOSECONDS);

        assertThat(latency.count()).isZero();
        assertThat(latency.max()).isZero();
        assertThat(latency.curve()).isEmpty();
    }
}
