package dev.frameproof.scenarios.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.threshold.Threshold;
import dev.frameproof.producers.text.DurationText;
import dev.frameproof.reports.Artifact;
import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.ThresholdResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Simulations end to end at small sizes: a real broker, a real plugin process, real WebSockets, Gatling in this process. */
@Timeout(180)
final class GatlingLoadTest {
    private static final Path MODULES =
            Path.of("../../plugin-under-test").toAbsolutePath().normalize();

    @TempDir
    private Path out;

    @Test
    void steadyStreamIsProvedAndGatlingsReportIsLinked() {
        RunOutcome outcome = run("01", "200/s", "3s", 3, Optional.empty(), new SilentListener());

        assertProved(outcome);
        assertThat(outcome.result().totals().sent()).isEqualTo(600);
        assertThat(outcome.result().totals().verified()).isEqualTo(1_800);
        assertThat(outcome.result().latencies())
                .extracting(latency -> latency.name())
                .contains("produce", "deliver");
        assertThat(outcome.result().artifacts()).extracting(Artifact::path).anySatisfy(path -> assertThat(
                        outcome.folder().path().resolve(path))
                .exists()
                .hasFileName("index.html"));
    }

    @Test
    void plantedFaultIsFoundByEveryViewer() {
        RunOutcome outcome = run("01", "200/s", "3s", 2, Optional.of("drop:at=100;value:at=150"), new SilentListener());

        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.FINDINGS);
        // At that offset of each of three partitions, for each of two viewers.
        assertThat(outcome.result().checks())
                .filteredOn(check -> check.failed() > 0)
                .extracting(CheckResult::kind, CheckResult::failed)
                .containsExactlyInAnyOrder(tuple(FindingKind.LOST, 6L), tuple(FindingKind.WRONG_VALUE, 6L));
        assertThat(outcome.result().thresholds())
                .filteredOn(threshold -> !threshold.met())
                .extracting(ThresholdResult::name)
                .contains("lost", "Gatling's assertions");
    }

    @Test
    void dashboardsPanelsShowTheirOwn() {
        RunOutcome outcome = run("07", "240/s", "3s", 2, Optional.empty(), new SilentListener());

        assertProved(outcome);
        assertThat(outcome.result().streams()).hasSize(12);
    }

    @Test
    void faultsMidwayLeaveNothingWrong() {
        RunOutcome outcome = run("10", "100/s", "5s", 2, Optional.empty(), new SilentListener());

        assertProved(outcome);
        assertThat(outcome.result().streams().get(0).checks()).isNotEmpty();
    }

    @Test
    void stepsFindTheHighestRateThatKeepsToTheThresholds() {
        RunOutcome outcome = run(
                "02",
                "200/s",
                "500ms",
                1,
                Optional.empty(),
                new SilentListener(),
                new AtomicReference<>(),
                List.of(Threshold.parse("sent < 300")));

        assertProved(outcome);
        String highest = outcome.result().thresholds().stream()
                .filter(threshold -> threshold.name().equals("highest rate"))
                .map(ThresholdResult::actual)
                .findFirst()
                .orElseThrow();
        assertThat(Integer.parseInt(highest.replace("/s", ""))).isBetween(565, 599);
        assertThat(outcome.result().environment())
                .filteredOn(fact -> fact.name().equals("Step 3"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.value()).contains("800/s does not hold: sent was 400, not < 300"));
    }

    @Test
    void interruptEndsItInOrderWithWhatWasSeen() {
        AtomicReference<Run> run = new AtomicReference<>();
        RunListener interrupting = new SilentListener() {
            @Override
            public void firstFrame(Duration sinceStart) {
                run.get().interrupt();
            }
        };
        RunOutcome outcome = run("01", "100/s", "60s", 2, Optional.empty(), interrupting, run, List.of());

        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(outcome.result().totals().verified()).isPositive();
        assertThat(outcome.result().invocation().elapsed()).isLessThan(Duration.ofSeconds(55));
    }

    private static void assertProved(RunOutcome outcome) {
        assertThat(outcome.result().verdict().outcome())
                .as(
                        "%s %s %s",
                        outcome.result().verdict(),
                        outcome.result().findings().stream().limit(3).toList(),
                        outcome.result().thresholds())
                .isEqualTo(Outcome.PROVED);
        assertThat(Files.exists(outcome.folder().path().resolve("report.html"))).isTrue();
    }

    private RunOutcome run(
            String number, String rate, String time, int viewers, Optional<String> plant, RunListener listener) {
        return run(number, rate, time, viewers, plant, listener, new AtomicReference<>(), List.of());
    }

    private RunOutcome run(
            String number,
            String rate,
            String time,
            int viewers,
            Optional<String> plant,
            RunListener listener,
            AtomicReference<Run> made,
            List<Threshold> thresholds) {
        LoadScenario scenario = LoadScenarios.named(number);
        RunPlan base = scenario.plan();
        RunPlan plan = new RunPlan(
                base.name(),
                1,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                TargetPlan.standard(),
                RunPlan.BUNDLED,
                plant,
                base.workloads(),
                List.of(),
                base.load()
                        .withAmounts(
                                Optional.of(rate),
                                Optional.of(DurationText.parse(time)),
                                OptionalLong.empty(),
                                OptionalInt.empty(),
                                OptionalInt.of(viewers))
                        .withWarmUp(Duration.ZERO),
                untimed(base.checks(), thresholds),
                out,
                false);
        RunEnvironment environment = new RunEnvironment(
                "test",
                "frameproof load " + number,
                MODULES.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource"),
                MODULES.resolve("planted-plugin/target/plugin/frameproof-planted-datasource"),
                Optional.empty(),
                false,
                Map.of());
        Run run = new Run(plan, environment, listener, new GatlingLoad(scenario.simulation()));
        made.set(run);
        return run.execute();
    }

    /** How fast this machine is today decides no test. */
    private static ChecksPlan untimed(ChecksPlan checks, List<Threshold> more) {
        return new ChecksPlan(
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(20),
                        checks.keptFindings(),
                        checks.thresholds().stream()
                                .filter(threshold -> !threshold.text().startsWith("latency"))
                                .toList())
                .withThresholds(more);
    }
}
