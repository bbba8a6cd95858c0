package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.Compression;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.SchemaPlace;
import dev.frameproof.harness.plan.StreamPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Severity;
import dev.frameproof.reports.StreamResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
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
        RunOutcome outcome = run(Optional.empty(), named("server-metrics", "orders"));

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
                named("server-metrics"));

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

    @Test
    void everyFormatIsProvedAlsoWithAbortedTransactionsBetween() {
        RecordsPlan plain = RecordsPlan.defaults();
        RecordsPlan aborting = plain.withTransactions(OptionalInt.of(5), OptionalInt.of(3), OptionalInt.of(2));
        RecordsPlan registered = new RecordsPlan(
                Optional.of(RecordFormat.AVRO),
                Optional.of(KeyFormat.JSON),
                Optional.of(SchemaPlace.REGISTRY),
                Optional.empty(),
                Optional.of(Compression.LZ4),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());

        RunOutcome outcome = run(
                Optional.empty(),
                List.of(
                        workload("json", "orders", aborting),
                        workload("avro", "orders", registered),
                        workload("protobuf", "server-metrics", aborting.withFormat(RecordFormat.PROTOBUF)),
                        workload("lines", "server-metrics", plain.withFormat(RecordFormat.LINEPROTOCOL)),
                        workload("text", "flat-numbers", plain.withFormat(RecordFormat.PLAINTEXT)),
                        workload("csv", "flat-numbers", plain.withFormat(RecordFormat.CSV))));

        assertThat(outcome.result().findings().stream().filter(finding -> finding.severity() == Severity.ERROR))
                .isEmpty();
        assertThat(outcome.result().verdict().outcome()).isEqualTo(Outcome.PROVED);
        // Of 100 records in transactions of 5, two open at once, every third transaction is aborted: 6 of 20.
        assertThat(outcome.result().totals().verified()).isEqualTo(4 * 100 + 2 * 70);
    }

    @Test
    void plantedFaultIsFoundInAvroAndInLineProtocol() {
        RunOutcome outcome = run(
                Optional.of("drop:at=40;value:at=60"),
                List.of(
                        workload(
                                "avro", "server-metrics", RecordsPlan.defaults().withFormat(RecordFormat.AVRO)),
                        workload(
                                "lines",
                                "server-metrics",
                                RecordsPlan.defaults().withFormat(RecordFormat.LINEPROTOCOL))));

        assertThat(outcome.result().findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(finding -> finding.stream() + " " + brief(finding))
                        .distinct())
                // The value that is falsified in a line's row is its name: one row is missing then, and one too many.
                .containsExactlyInAnyOrder(
                        "avro lost 40", "avro wrong-value 60", "lines lost 40", "lines lost 60", "lines duplicated 60");
    }

    @Test
    void streamsThatBeginLaterAreHeldToWhatTheyAskedFor() {
        RunOutcome outcome = run(
                Optional.of("drop:at=590"),
                named("server-metrics"),
                List.of(stream("all", "earliest"), stream("new", "latest"), stream("few", "last:20")));

        assertThat(outcome.result().findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(finding -> finding.stream() + " " + brief(finding)))
                .containsExactlyInAnyOrder("all lost 590", "new lost 590", "few lost 590");
        assertThat(outcome.result().streams())
                .extracting(StreamResult::name, StreamResult::rowsVerified)
                .contains(tuple("all", 599L), tuple("few", 19L));
        assertThat(outcome.result().streams().stream()
                        .filter(result -> result.name().equals("new"))
                        .map(StreamResult::rowsVerified))
                .allMatch(verified -> verified > 0 && verified < 320);
    }

    private static StreamPlan stream(String id, String start) {
        return new StreamPlan(
                id,
                "server-metrics",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(StartPosition.parse(start)),
                OptionalInt.empty());
    }

    private static WorkloadPlan workload(String id, String workload, RecordsPlan records) {
        return WorkloadPlan.of(id, workload).withRecords(records);
    }

    private static String brief(Finding finding) {
        return finding.kind().id() + " " + finding.offset();
    }

    private static List<WorkloadPlan> named(String... workloads) {
        return Stream.of(workloads).map(name -> WorkloadPlan.of(name, name)).toList();
    }

    private RunOutcome run(Optional<String> plant, List<WorkloadPlan> workloads) {
        return run(plant, workloads, List.of());
    }

    private RunOutcome run(Optional<String> plant, List<WorkloadPlan> workloads, List<StreamPlan> streams) {
        RunPlan plan = new RunPlan(
                "test",
                1,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                TargetPlan.standard(),
                RunPlan.BUNDLED,
                plant,
                workloads,
                streams,
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
