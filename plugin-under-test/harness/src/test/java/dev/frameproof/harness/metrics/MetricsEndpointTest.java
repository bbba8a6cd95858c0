package dev.frameproof.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunFigures;
import dev.frameproof.oracle.LatencyRecorder;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.ProcessResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {
    private final LatencyRecorder latency = new LatencyRecorder();

    @Test
    void servesWhatWasMeasuredLast() throws Exception {
        try (MetricsEndpoint endpoint = MetricsEndpoint.start(MetricsAddress.parse(":0"))) {
            assertThat(scrape(endpoint)).doesNotContain("frameproof_sent");
            for (int i = 0; i < 100; i++) {
                latency.record(0, 10_000_000, 1_000_000, 2_000_000);
            }
            endpoint.update(figures(1));
            endpoint.update(figures(1_234));

            assertThat(scrape(endpoint))
                    .contains("frameproof_sent_total 1234.0")
                    .contains("frameproof_findings_total{kind=\"lost\"} 3.0")
                    .contains("frameproof_findings_total{kind=\"duplicated\"} 0.0")
                    .containsPattern("frameproof_latency_seconds\\{part=\"deliver\",quantile=\"0.99\"} 0\\.00[67]")
                    .contains("frameproof_latency_seconds_count{part=\"total\"} 100")
                    .contains("frameproof_cpu_seconds_total{process=\"kafka\"} 1.5")
                    .contains("frameproof_memory_bytes{process=\"kafka\"} 4096.0");
        }
    }

    @Test
    void portThatIsTakenIsSaid() {
        try (MetricsEndpoint first = MetricsEndpoint.start(MetricsAddress.parse(":0"))) {
            MetricsAddress taken = MetricsAddress.parse(":" + first.port());
            assertThatThrownBy(() -> MetricsEndpoint.start(taken).close())
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("127.0.0.1:" + first.port());
        }
    }

    @Test
    void addressWithoutAHostIsThisMachineAlone() {
        assertThat(MetricsAddress.parse(":9464")).isEqualTo(new MetricsAddress("127.0.0.1", 9464));
        assertThat(MetricsAddress.parse("9464")).isEqualTo(new MetricsAddress("127.0.0.1", 9464));
        assertThat(MetricsAddress.parse("0.0.0.0:1")).isEqualTo(new MetricsAddress("0.0.0.0", 1));
        assertThat(MetricsAddress.parse("[::1]:1")).isEqualTo(new MetricsAddress("::1", 1));
        assertThatThrownBy(() -> MetricsAddress.parse("here")).hasMessageContaining("write it like :9464");
        assertThatThrownBy(() -> MetricsAddress.parse(":70000")).hasMessageContaining("0 to 65535");
    }

    private RunFigures figures(long sent) {
        return new RunFigures(
                sent,
                sent,
                sent,
                sent,
                Map.of(FindingKind.LOST, 3L),
                latency,
                List.of(new ProcessResult(
                        "kafka", 1, Optional.of(Duration.ofMillis(1_500)), OptionalLong.of(4_096), "", "")));
    }

    private static String scrape(MetricsEndpoint endpoint) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + endpoint.port() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
