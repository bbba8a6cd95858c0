package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.matrix.CaseAxes;
import dev.frameproof.matrix.MatrixListener;
import dev.frameproof.matrix.MatrixOutcome;
import dev.frameproof.matrix.MatrixPlan;
import dev.frameproof.matrix.MatrixRun;
import dev.frameproof.matrix.MatrixTarget;
import dev.frameproof.matrix.StackCheck;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.reports.CellEnd;
import dev.frameproof.reports.MatrixCell;
import dev.frameproof.reports.MatrixResult;
import dev.frameproof.reports.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole matrix, with a real broker, real plugin processes and real WebSockets. */
final class MatrixRunTest {
    private static final Path MODULES =
            Path.of("../plugin-under-test").toAbsolutePath().normalize();
    private static final String PLANTED = "planted:drop:every=50";

    @TempDir
    private Path out;

    @Test
    void oneFailingPluginAndOneMissingGrafanaLeaveTheOtherCellsAlone() throws Exception {
        MatrixOutcome outcome =
                new MatrixRun(plan(), environment(), List.of(new TestingCheck()), new Silent()).execute();

        MatrixResult result = outcome.result();
        assertThat(result.cells()).hasSize(12);
        assertThat(result.outcome()).isEqualTo(Outcome.FINDINGS);
        assertThat(ends(result, "embedded 12.4.0", "frameproof"))
                .as("bundled: %s", result.cells())
                .containsOnly(CellEnd.PROVED);
        assertThat(ends(result, "embedded 12.4.0", "planted"))
                .containsExactlyInAnyOrder(CellEnd.FINDINGS, CellEnd.FINDINGS, CellEnd.PROVED);
        assertThat(ends(result, "embedded 99.1.0", "")).hasSize(6).containsOnly(CellEnd.UNAVAILABLE);
        MatrixCell lossy = result.cells().stream()
                .filter(cell -> cell.end() == CellEnd.FINDINGS)
                .findFirst()
                .orElseThrow();
        assertThat(lossy.reason()).contains("lost");
        assertThat(lossy.artifacts()).isNotEmpty().allSatisfy(artifact -> assertThat(
                        Files.exists(outcome.folder().resolve(artifact.path())))
                .as(artifact.path())
                .isTrue());
        assertThat(List.of("matrix.html", "matrix.json", "junit.xml", "summary.md"))
                .allMatch(name -> Files.exists(outcome.folder().resolve(name)));
    }

    private static List<CellEnd> ends(MatrixResult result, String grafana, String plugin) {
        return result.cells().stream()
                .filter(cell -> cell.grafana().equals(grafana) && cell.plugin().startsWith(plugin))
                .map(MatrixCell::end)
                .toList();
    }

    private MatrixPlan plan() {
        return new MatrixPlan(
                "test",
                7,
                Optional.empty(),
                Map.of(),
                List.of(MatrixTarget.embedded("12.4.0"), MatrixTarget.embedded("99.1.0")),
                List.of(RunPlan.BUNDLED, PLANTED),
                new CaseAxes(
                                List.of("server-metrics"),
                                List.of(RecordFormat.JSON, RecordFormat.AVRO),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of())
                        .cases(),
                "200/s",
                Duration.ofSeconds(1),
                new ChecksPlan(Duration.ofMinutes(1), Duration.ofSeconds(5), 20),
                Optional.empty(),
                false,
                OptionalInt.empty(),
                out);
    }

    private static RunEnvironment environment() {
        return new RunEnvironment(
                "test",
                "frameproof matrix",
                MODULES.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource"),
                MODULES.resolve("planted-plugin/target/plugin/frameproof-planted-datasource"),
                Optional.empty(),
                false,
                Map.of());
    }

    /** A check that stands behind each stack, and is not made where the stack was not tried. */
    private static final class TestingCheck implements StackCheck {
        @Override
        public String caseName() {
            return "looks";
        }

        @Override
        public MatrixCell check(Stack stack) {
            assertThat(stack.kafka()).contains(":");
            return new MatrixCell(
                    stack.target().name(),
                    stack.build(),
                    caseName(),
                    CellEnd.PROVED,
                    "",
                    1,
                    1,
                    List.of(),
                    Duration.ZERO,
                    List.of(),
                    List.of());
        }
    }

    /** Says nothing. */
    private static final class Silent implements MatrixListener {
        @Override
        public void step(String what, Duration sinceStart) {}

        @Override
        public void cells(List<MatrixCell> cells, int done, int all, Duration sinceStart) {}
    }
}
