package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFigures;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.metrics.MetricsAddress;
import dev.frameproof.harness.metrics.MetricsEndpoint;
import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.harness.threshold.Threshold;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.Progress;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.ThresholdResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real run whose broker stands still for a while: the stall shows, thresholds break, metrics are served. */
final class MeasuredRunTest {
    private static final Path MODULES =
            Path.of("../plugin-under-test").toAbsolutePath().normalize();
    private static final Duration STALL = Duration.ofMillis(1_500);

    @TempDir
    private Path out;

    @Test
    void stallOfTheBrokerIsNotHidden() {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "there is no /bin/kill to stop the broker with");
        try (MetricsEndpoint endpoint = MetricsEndpoint.start(MetricsAddress.parse(":0"))) {
            var stalling = new Stalling(endpoint);

            RunResult result =
                    new Run(plan(), environment(), stalling).execute().result();

            assertThat(stalling.stalled).isTrue();
            assertThat(result.failed()).isZero();
            assertThat(result.verdict().outcome()).isEqualTo(Outcome.FINDINGS);
            assertThat(result.thresholds())
                    .extracting(ThresholdResult::name, ThresholdResult::met)
                    .containsExactly(tuple("latency.max", false), tuple("lost", true), tuple("memory.plugin", true));
            LatencyResult total = result.latencies().get(0);
            assertThat(total.name()).isEqualTo("total");
            // Records went on being due: the first of them waited all of the stall, and a tenth a good part of it.
            assertThat(total.max()).isGreaterThan(STALL.minusMillis(200));
            assertThat(result.latencies())
                    .extracting(LatencyResult::name)
                    .containsExactly("total", "waiting", "produce", "deliver");
            assertThat(result.latencies()).extracting(LatencyResult::count).containsOnly(total.count());
            assertThat(result.throughput().orElseThrow().warmUpRows() + total.count())
                    .isEqualTo(result.totals().verified());
            assertThat(result.processes())
                    .extracting(ProcessResult::name)
                    .containsExactly("frameproof", "kafka", "embedded-target", "plugin");
            assertThat(stalling.scraped)
                    .contains("frameproof_verified_total")
                    .contains("frameproof_cpu_seconds_total{process=\"plugin\"}")
                    .contains("frameproof_latency_seconds{part=\"produce\",quantile=\"0.99\"}");
        }
    }

    /** Stops the broker once rows have come, and lets it go on after a while. */
    private static final class Stalling implements RunListener {
        private final MetricsEndpoint endpoint;
        private boolean stalled;
        private String scraped = "";

        Stalling(MetricsEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public void measured(RunFigures figures) {
            endpoint.update(figures);
            if (!stalled && figures.verified() > 700) {
                stalled = true;
                long kafka = figures.processes().stream()
                        .filter(process -> process.name().equals("kafka"))
                        .mapToLong(ProcessResult::pid)
                        .findFirst()
                        .orElseThrow();
                signal("-STOP", kafka);
                try {
                    long until = System.nanoTime() + STALL.toNanos();
                    scraped = HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://127.0.0.1:" + endpoint.port() + "/metrics"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body();
                    TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
                } catch (IOException | InterruptedException failure) {
                    throw new IllegalStateException(failure);
                } finally {
                    signal("-CONT", kafka);
                }
            }
        }

        private static void signal(String signal, long pid) {
            try {
                int code = new ProcessBuilder("/bin/kill", signal, Long.toString(pid))
                        .inheritIO()
                        .start()
                        .waitFor();
                assertThat(code).isZero();
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public void step(String what, Duration sinceStart) {}

        @Override
        public void judged(RunOutcome outcome) {}

        @Override
        public void reachable(List<String> lines) {}

        @Override
        public void progress(Progress progress) {}

        @Override
        public void firstFrame(Duration sinceStart) {}
    }

    private RunPlan plan() {
        return new RunPlan(
                "stall",
                1,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                TargetPlan.standard(),
                RunPlan.BUNDLED,
                Optional.empty(),
                List.of(WorkloadPlan.of("flat-numbers", "flat-numbers")),
                List.of(),
                new LoadPlan(
                                Optional.of("500/s"),
                                Optional.of(Duration.ofSeconds(5)),
                                OptionalLong.empty(),
                                OptionalInt.of(1),
                                OptionalInt.empty())
                        .withWarmUp(Duration.ofSeconds(1)),
                new ChecksPlan(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        100,
                        List.of(
                                Threshold.parse("latency.max < 1s"),
                                Threshold.parse("lost == 0"),
                                Threshold.parse("memory.plugin < 4GiB"))),
                out,
                false);
    }

    private static RunEnvironment environment() {
        return new RunEnvironment(
                "test",
                "frameproof run",
                MODULES.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource"),
                MODULES.resolve("planted-plugin/target/plugin/frameproof-planted-datasource"),
                Optional.empty(),
                false,
                Map.of());
    }
}
