package dev.frameproof.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
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
        assertThatThrownBy(() -> reader.read("p.yaml", "")).hasMessageContaining("a plan begins with 'plan:'");
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
}
