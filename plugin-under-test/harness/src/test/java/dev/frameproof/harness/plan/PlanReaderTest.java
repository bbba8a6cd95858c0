package dev.frameproof.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.TimestampPrecision;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class PlanReaderTest {
    private final PlanReader reader = new PlanReader();

    @Test
    void shippedExampleIsRead() {
        RunPlan plan = reader.read(Path.of("../../docs/examples/two-streams.yaml"));

        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.workloads()).extracting(WorkloadPlan::id).containsExactly("fleet", "shop");
        assertThat(plan.workloads().get(0).settings()).containsEntry("hosts", "50");
        assertThat(plan.streams()).extracting(StreamPlan::id).containsExactly("A", "B", "C");
        assertThat(plan.streams().get(1).partition()).isEqualTo(OptionalInt.of(2));
        assertThat(plan.streams().get(0).partition()).isEmpty();
        assertThat(plan.load().duration()).contains(Duration.ofSeconds(20));
        assertThat(plan.checks().late()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void emptyPlanHasEveryDefault() {
        assertThat(reader.read("p.yaml", "plan: {}\n")).isEqualTo(RunPlan.defaults());
    }

    @Test
    void targetIsOneOfFourKinds() {
        assertThat(target("embedded: \"11.2\"")).isEqualTo(new TargetPlan.Embedded(Optional.of("11.2")));
        assertThat(target("home: /opt/grafana, environmentFile: g.env"))
                .isEqualTo(
                        new TargetPlan.Home(Path.of("/opt/grafana"), Optional.empty(), Optional.of(Path.of("g.env"))));
        assertThat(target("image: grafana/grafana:12.4.0"))
                .isEqualTo(new TargetPlan.Container("grafana/grafana:12.4.0", Optional.empty()));
        assertThat(target("url: grafana.example, user: me, passwordFile: pw"))
                .isEqualTo(new TargetPlan.Running(
                        URI.create("http://grafana.example"),
                        new LoginPlan(Optional.of("me"), Optional.of(Path.of("pw")), Optional.empty()),
                        Optional.empty()));
    }

    private TargetPlan target(String keys) {
        return reader.read("p.yaml", "plan:\n  target: {%s}\n".formatted(keys)).target();
    }

    @Test
    void targetOfTwoKindsOrWithForeignKeysIsRefused() {
        assertThatThrownBy(() -> target("embedded: \"12.4\", home: /opt/grafana"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("plan.target")
                .hasMessageContaining("one of embedded, home, image, url");
        assertThatThrownBy(() -> target("image: grafana/grafana, user: me"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("plan.target");
        assertThatThrownBy(() -> target("url: \"http://me:pw@grafana.example\""))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("plan.target.url: write the address like http://localhost:3000, without a login");
    }

    @Test
    void unknownKeyIsNamedWithLineColumnAndKnownKeys() {
        assertThatThrownBy(() -> reader.read("p.yaml", "plan:\n  name: x\n  sed: 3\n"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("p.yaml:3:3: plan: unknown key 'sed'")
                .hasMessageContaining("seed")
                .hasMessageContaining("  sed: 3\n");
    }

    @Test
    void wrongRateSaysWhatIsAllowed() {
        assertThatThrownBy(() -> reader.read("p.yaml", "plan:\n  load:\n    rate: fast\n"))
                .hasMessageContaining("p.yaml:3:11: plan.load.rate: \"fast\" is not allowed")
                .hasMessageContaining("5k/s");
    }

    @Test
    void wrongTypeSaysWhichIsWanted() {
        assertThatThrownBy(() -> reader.read("p.yaml", "plan:\n  seed: x\n"))
                .hasMessageContaining("p.yaml:2:9: plan.seed: \"x\" is not of type integer");
    }

    @Test
    void partitionsBelowOneAreRefused() {
        assertThatThrownBy(() -> reader.read("p.yaml", "plan:\n  load:\n    partitions: 0\n"))
                .hasMessageContaining("p.yaml:3:17: plan.load.partitions: 0 is below 1");
    }

    @Test
    void durationAndRecordsExcludeEachOther() {
        assertThatThrownBy(() -> reader.read("p.yaml", "plan:\n  load:\n    duration: 3s\n    records: 4\n"))
                .hasMessageContaining("plan.load: give a duration or records, not both");
    }

    @Test
    void partitionIsAllOrANumber() {
        String text =
                "plan:\n  workloads: [{workload: orders}]\n  streams:\n  - workload: orders\n    partition: some\n";

        assertThatThrownBy(() -> reader.read("p.yaml", text))
                .hasMessageContaining("p.yaml:5:16: plan.streams.0.partition: \"some\" is not allowed");
    }

    @Test
    void streamOfAnUnknownWorkloadNamesTheKnownOnes() {
        String text = "plan:\n  workloads: [{id: a, workload: orders}]\n  streams: [{workload: b}]\n";

        assertThatThrownBy(() -> reader.read("p.yaml", text))
                .hasMessageContaining("p.yaml:3:24: no workload of this plan is called 'b'; there are a");
    }

    @Test
    void twoWorkloadsOfOneNameAreRefused() {
        assertThatThrownBy(
                        () -> reader.read("p.yaml", "plan:\n  workloads: [{workload: orders}, {workload: orders}]\n"))
                .hasMessageContaining("two workloads are called 'orders'");
    }

    @Test
    void brokenYamlNamesTheLine() {
        assertThatThrownBy(() -> reader.read("p.yaml", "plan:\n  name: [x\n"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("p.yaml:3:1: not YAML:");
    }

    @Test
    void emptyFileSaysHowAPlanBegins() {
        assertThatThrownBy(() -> reader.read("p.yaml", "")).hasMessageContaining("it begins with 'plan:'");
    }

    @Test
    void absentFileIsNamed() {
        assertThatThrownBy(() -> reader.read(Path.of("no/such.yaml")))
                .hasMessageContaining("no/such.yaml: there is no such file");
    }

    @Test
    void severalMistakesAreAllTold() {
        assertThatThrownBy(() -> reader.read("p.yaml", "plan:\n  sed: 1\n  load: {rate: x, viewers: 0}\n"))
                .hasMessageContaining("unknown key 'sed'")
                .hasMessageContaining("plan.load.rate")
                .hasMessageContaining("plan.load.viewers");
    }

    @Test
    void everyFormatExampleSaysHowRecordsAreMade() {
        RunPlan plan = reader.read(Path.of("../../docs/examples/every-format.yaml"));

        assertThat(plan.workloads())
                .extracting(workload -> workload.records().format())
                .containsExactly(
                        Optional.empty(),
                        Optional.of(RecordFormat.AVRO),
                        Optional.of(RecordFormat.PROTOBUF),
                        Optional.of(RecordFormat.LINEPROTOCOL),
                        Optional.of(RecordFormat.PLAINTEXT),
                        Optional.of(RecordFormat.CSV),
                        Optional.empty());
        RecordsPlan avro = plan.workloads().get(1).records();
        assertThat(avro.schema()).contains(SchemaPlace.REGISTRY);
        assertThat(avro.compression()).contains(Compression.ZSTD);
        assertThat(avro.key()).contains(KeyFormat.STRING);
        RecordsPlan protobuf = plan.workloads().get(2).records();
        assertThat(protobuf)
                .isEqualTo(RecordsPlan.defaults()
                        .withFormat(RecordFormat.PROTOBUF)
                        .or(new RecordsPlan(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(SchemaPlace.INLINE),
                                Optional.empty(),
                                Optional.empty(),
                                OptionalInt.empty(),
                                OptionalInt.of(10),
                                OptionalInt.of(4),
                                OptionalInt.of(2))));
        assertThat(plan.workloads().get(3).records().precision()).contains(TimestampPrecision.MS);
        assertThat(plan.workloads().get(0).records().tombstoneEvery()).hasValue(50);
    }

    @Test
    void wrongFormatNamesTheFormats() {
        assertThatThrownBy(() -> reader.read("p.yaml", "plan:\n  workloads:\n  - {workload: orders, format: xml}\n"))
                .hasMessageContaining("p.yaml:3:32: plan.workloads.0.format: \"xml\" is not one of json, avro,")
                .hasMessageContaining("csv");
    }

    @Test
    void transactionsWithoutRecordsAreRefused() {
        assertThatThrownBy(() -> reader.read(
                        "p.yaml", "plan:\n  workloads:\n  - {workload: orders, transactions: {interleave: 99}}\n"))
                .hasMessageContaining("plan.workloads.0.transactions: the key 'records' is missing")
                .hasMessageContaining("99 is above 16, the most");
    }
}
