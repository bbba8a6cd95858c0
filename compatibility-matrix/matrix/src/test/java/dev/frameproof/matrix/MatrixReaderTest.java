package dev.frameproof.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.oracle.StartPosition;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixReaderTest {
    private final MatrixReader reader = new MatrixReader();

    private MatrixPlan plan(String text) {
        return reader.read("m.yaml", text).plan(GrafanaVersions.known(), false);
    }

    @Test
    void axesAndCasesMakeTheRows() {
        MatrixPlan plan = plan("""
                matrix:
                  grafana: ["11.x", "12.4"]
                  limit: 2
                  plugins: [bundled, "planted:drop:every=50"]
                  workloads: [orders, torture-json]
                  formats: [json, avro]
                  partitions: [1, 3]
                  cases:
                    - name: transactions
                      workload: orders
                      transactions: {records: 10, abortEvery: 4, interleave: 2}
                """);

        assertThat(plan.targets()).hasSize(3);
        assertThat(plan.cases().stream().map(MatrixCase::name))
                .containsExactly(
                        "orders json 1 partition",
                        "orders json 3 partitions",
                        "orders avro 1 partition",
                        "orders avro 3 partitions",
                        "torture-json 1 partition",
                        "torture-json 3 partitions",
                        "transactions");
    }

    @Test
    void streamsBeginAtEachOffset() {
        MatrixPlan plan = plan("""
                matrix:
                  formats: [json]
                  offsets: [earliest, latest, "last:50"]
                  cases:
                    - {name: few, workload: orders, start: "last:3"}
                """);

        assertThat(plan.cases())
                .extracting(MatrixCase::name, each -> each.start().orElseThrow())
                .containsExactly(
                        tuple("json earliest", StartPosition.earliest()),
                        tuple("json latest", StartPosition.latest()),
                        tuple("json last:50", StartPosition.last(50)),
                        tuple("few", StartPosition.last(3)));
    }

    @Test
    void nothingSaidIsEveryFormatInFourVersions() {
        MatrixPlan plan = plan("matrix: {}");

        assertThat(plan.targets()).hasSize(4);
        assertThat(plan.cases().stream().map(MatrixCase::name))
                .containsExactly("json", "avro", "protobuf", "lineprotocol", "plaintext", "csv");
    }

    @Test
    void flagsReplaceAnAxisAndLeaveTheOthers() {
        MatrixDraft file = reader.read("m.yaml", "matrix: {formats: [json], partitions: [1, 2], grafana: ['12.4']}");
        MatrixDraft flags = reader.read("flags", "matrix: {formats: [csv]}");

        MatrixPlan plan = flags.or(file).plan(GrafanaVersions.known(), false);

        assertThat(plan.cases().stream().map(MatrixCase::name)).containsExactly("csv 1 partition", "csv 2 partitions");
        assertThat(plan.targets()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "matrix: {formats: [xml]} | m.yaml:1:20: matrix.formats.0: \"xml\" is not one of json, avro",
                "matrix: {grafna: [x]} | unknown key 'grafna'; known are name, seed",
                "matrix: {cases: [{name: a, workload: orders, partition: 3}]} | partition 3 is not one of the 3",
                "matrix: {cases: [{name: a, workload: x}, {name: a, workload: y}]} | two cases are called 'a'",
                "matrix: {duration: long} | matrix.duration"
            })
    void mistakesAreToldWithTheirPlace(String text, String complaint) {
        assertThatThrownBy(() -> reader.read("m.yaml", text))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void theSameTwiceIsRefused() {
        assertThatThrownBy(() -> plan("matrix: {plugins: [bundled, bundled]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a plugin twice");
    }

    /** What plans and matrices have in common is the same in both schemas. */
    @ParameterizedTest
    @ValueSource(strings = {"target", "duration", "transactions", "checks"})
    void sharedPartsOfTheSchemasAreTheSame(String part) throws Exception {
        JsonNode plan = schema("/plan.schema.json").path("$defs").path(part);

        assertThat(schema("/matrix.schema.json").path("$defs").path(part)).isEqualTo(plan);
        assertThat(plan.isMissingNode()).isFalse();
    }

    @Test
    void casesTakeWhatWorkloadsOfPlansTake() throws Exception {
        JsonNode plan = schema("/plan.schema.json").at("/$defs/workload/properties");
        JsonNode ours = schema("/matrix.schema.json").at("/$defs/case/properties");

        plan.properties().forEach(property -> {
            if (!property.getKey().matches("id|seed|rate")) {
                assertThat(ours.path(property.getKey())).isEqualTo(property.getValue());
            }
        });
    }

    @Test
    void exampleIsRead() {
        assertThat(reader.read(Path.of("../../docs/examples/matrix.yaml"))
                        .plan(GrafanaVersions.known(), false)
                        .cases())
                .isNotEmpty();
    }

    private static JsonNode schema(String resource) throws Exception {
        try (InputStream in = MatrixReader.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
