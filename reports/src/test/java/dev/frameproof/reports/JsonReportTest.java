package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {
    @TempDir
    private Path folder;

    static List<RunResult> runs() {
        return TestingRuns.all();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void resultComesBackAsItWas(RunResult run) throws IOException {
        assertThat(ReportReader.read(file(TestingXml.write(ReportFormat.JSON, run))))
                .isEqualTo(run);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void reportHasTheShapeThatTheSchemaDescribes(RunResult run) throws IOException {
        assertThat(validate(TestingXml.write(ReportFormat.JSON, run))).isEmpty();
    }

    @Test
    void schemaRefusesAnotherShape() throws IOException {
        String report = TestingXml.write(ReportFormat.JSON, TestingRuns.found());

        assertThat(validate(report.replace("frameproof-report/1", "frameproof-report/2")))
                .isNotEmpty();
        assertThat(validate(report.replace("\"sent\":", "\"send\":"))).isNotEmpty();
        assertThat(validate(report.replace("\"outcome\": \"findings\"", "\"outcome\": \"bad\"")))
                .isNotEmpty();
    }

    @Test
    void reportThatAnEarlierVersionWroteIsRead() {
        RunResult run = ReportReader.read(Path.of("src/test/resources/reports/report-0.1.0.json"));

        assertThat(run.invocation().toolVersion()).isEqualTo("0.1.0");
        assertThat(run.invocation().started()).isEqualTo(Instant.parse("2026-11-22T17:05:09.123456789Z"));
        assertThat(run.verdict().outcome()).isEqualTo(Outcome.FINDINGS);
        assertThat(run.totals()).isEqualTo(new Totals(600_000, 600_000, 599_400, 599_400, 599_400));
        assertThat(run.failed()).isEqualTo(620);
        assertThat(run.findings()).hasSize(41);
        assertThat(run.streams().get(0).checks().get(0).findings()).hasSize(20);
        assertThat(run.latencies().get(0).p99()).isEqualTo(Duration.ofNanos(22_687_000));
        assertThat(run.series()).hasSize(11);
    }

    @Test
    void membersFromTheFutureArePassedOver() throws IOException {
        RunResult run = TestingRuns.found();
        String report = TestingXml.write(ReportFormat.JSON, run)
                .replace("\"sent\":", "\"weight\": {\"kg\": [1, 2]}, \"sent\":")
                .replace("\"schema\":", "\"mood\": null, \"schema\":");

        assertThat(ReportReader.read(file(report))).isEqualTo(run);
    }

    @Test
    void unreadableReportIsAnsweredWithWhatIsWrong() throws IOException {
        String report = TestingXml.write(ReportFormat.JSON, TestingRuns.found());

        assertRefused(
                report.replace("frameproof-report/1", "frameproof-report/2"), "Its schema is 'frameproof-report/2'");
        assertRefused("{}", "Its schema is ''");
        assertRefused("[]", "The document is not an object.");
        assertRefused("", "The document is not an object.");
        assertRefused("{\"schema\": tru", "It is not JSON: ");
        assertRefused(report.replace("\"sent\":", "\"send\":"), "The member totals.sent is missing.");
        assertRefused(
                report.replace("\"sent\": 600000", "\"sent\": \"many\""), "The member totals.sent is not an integer.");
        assertRefused(
                report.replace("\"outcome\": \"findings\"", "\"outcome\": \"bad\""),
                "The member verdict.outcome has a value that this version does not know: bad.");
        assertRefused(
                report.replace("\"outcome\": \"findings\"", "\"outcome\": \"proved\""),
                "It contradicts itself: a run whose check lost failed cannot be proved.");
        assertRefused(
                report.replace("\"started\": \"2026", "\"started\": \"in 2026"),
                "The member invocation.started has a value that this version does not know");
        assertRefused(report.replaceFirst("\"values\": \\[", "\"values\": [7, "), "have different lengths: 30 and 31.");
    }

    @Test
    void missingReportIsNamed() {
        Path missing = folder.resolve("none.json");

        assertThatThrownBy(() -> ReportReader.read(missing))
                .isInstanceOf(ReportException.class)
                .hasMessage("Cannot read the report " + missing
                        + ". There is no such file. Give the path of a report.json that a run of Frameproof wrote.");
    }

    private void assertRefused(String report, String cause) throws IOException {
        Path file = file(report);
        assertThatThrownBy(() -> ReportReader.read(file))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith("Cannot read the report " + file + ". ")
                .hasMessageContaining(cause);
    }

    private Path file(String report) throws IOException {
        return Files.writeString(folder.resolve("report.json"), report);
    }

    private static List<Error> validate(String report) throws IOException {
        try (InputStream json = ReportFormat.class.getResourceAsStream("report.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(json);
            return schema.validate(report, InputFormat.JSON);
        }
    }
}
