package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, with a real broker, a real plugin process and real WebSockets. */
final class PlantedFaultsTest {
    private static final Path MODULES =
            Path.of("../plugin-under-test").toAbsolutePath().normalize();

    @TempDir
    private Path out;

    @Test
    void streamWithoutFaultsIsProvedAndReportedInEveryFormat() {
        RunOutcome outcome = run(Optional.empty(), List.of("server-metrics", "orders"));

        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.PROVED);
        assertThat(outcome.result().totals().verified()).isEqualTo(600);
        assertThat(List.of("report.html", "report.json", "junit.xml", "summary.md", "logs"))
                .allMatch(name -> Files.exists(outcome.folder().path().resolve(name)));
    }

    @Test
    void everyPlantedFaultIsFoundAtItsOffsetAndNothingElse() {
        RunOutcome outcome = run(
                Optional.of("drop:at=100;duplicate:at=150;swap:at=200;value:at=250;type:at=300;timestamp:at=350;"
                        + "lose-column:at=400;empty-frames:at=450"),
                List.of("server-metrics"));

        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.FINDINGS);
        assertThat(outcome.result().findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(PlantedFaultsTest::brief))
                .containsExactlyInAnyOrder(
                        "lost 100",
                        "duplicated 150",
                        "out-of-order 200",
                        "wrong-value 250",
                        "wrong-type 300",
                        "wrong-timestamp 350",
                        "wrong-columns 400",
                        "empty-frame -1");
        assertThat(outcome.result().failed()).isEqualTo(8);
    }

    private static String brief(Finding finding) {
        return finding.kind().id() + " " + finding.offset();
    }

    private RunOutcome run(Optional<String> plant, List<String> workloads) {
        RunPlan plan = new RunPlan(
                "test",
                1,
                Optional.empty(),
                Map.of(),
                RunPlan.BUNDLED,
                plant,
                workloads.stream().map(name -> WorkloadPlan.of(name, name)).toList(),
                List.of(),
                new LoadPlan(
                        Optional.of("300/s"),
                        Optional.empty(),
                        OptionalLong.of(600),
                        OptionalInt.of(1),
                        OptionalInt.empty()),
                new ChecksPlan(Duration.ofSeconds(60), Duration.ofSeconds(5), 100),
                out,
                false);
        RunEnvironment environment = new RunEnvironment(
                "test",
                "frameproof run",
                MODULES.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource"),
                MODULES.resolve("planted-plugin/target/plugin/frameproof-planted-datasource"),
                Optional.empty(),
                false,
                Map.of());
        return new Run(plan, environment, new SilentListener()).execute();
    }
}
