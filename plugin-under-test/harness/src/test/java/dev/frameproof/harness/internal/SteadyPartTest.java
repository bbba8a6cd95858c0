package dev.frameproof.harness.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.reports.Throughput;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteadyPartTest {
    @Test
    void ratesAreThoseFromTheWarmUpToTheLastRow() {
        SteadyPart part = new SteadyPart(Duration.ofSeconds(2));
        for (int second = 1; second <= 10; second++) {
            // Slow while warming up, then 1,000/s until second 8, then nothing.
            long rows = second <= 2 ? 100L * second : 200 + 1_000L * (Math.min(second, 8) - 2);
            part.add(Duration.ofSeconds(second), new Counts(rows, rows, 2 * rows, 2 * rows));
        }

        Throughput throughput = part.throughput(200).orElseThrow();

        assertThat(throughput.over()).isEqualTo(Duration.ofSeconds(6));
        assertThat(throughput.sentPerSecond()).isEqualTo(1_000);
        assertThat(throughput.verifiedPerSecond()).isEqualTo(2_000);
        assertThat(throughput.warmUpRows()).isEqualTo(200);
    }

    @Test
    void loadThatEndsWithinItsWarmUpHasNone() {
        SteadyPart part = new SteadyPart(Duration.ofSeconds(5));
        part.add(Duration.ofSeconds(1), new Counts(1, 1, 1, 1));

        assertThat(part.throughput(1)).isEmpty();
    }
}
