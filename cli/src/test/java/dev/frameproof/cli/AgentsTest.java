package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.agents.AgentAddress;
import dev.frameproof.agents.AgentRun;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Totals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One load on three agents in processes of their own, through a real broker, the embedded target and the plugin. */
final class AgentsTest {
    private static final Path MODULES =
            Path.of("../plugin-under-test").toAbsolutePath().normalize();
    private static final long RECORDS = 3_000;
    private static final int VIEWERS = 6;
    private static final Duration LEAD = Duration.ofSeconds(12);

    @TempDir
    private Path out;

    @Test
    void agentsOfACoordinatorProveTogetherWhatOneMachineWould() throws Exception {
        try (TestingAgents agents = TestingAgents.start(3)) {
            AgentAddress coordinator = agents.coordinator();
            RunResult result =
                    run(agents, Optional.of(coordinator), plan(RECORDS, Optional.empty()), new SilentListener());

            assertThat(result.verdict().problems()).isEmpty();
            assertThat(result.verdict().outcome()).isEqualTo(Outcome.PROVED);
            assertThat(result.totals())
                    .isEqualTo(new Totals(RECORDS, RECORDS, RECORDS * VIEWERS, RECORDS * VIEWERS, RECORDS));
            assertThat(result.streams()).hasSize(3).allMatch(stream -> stream.rowsVerified() == RECORDS * 2);
            // The sum holds every value of every agent.
            assertThat(result.latencies())
                    .extracting(LatencyResult::name)
                    .containsExactly(
                            "total",
                            "waiting",
                            "produce",
                            "total, agent agent0",
                            "total, agent agent1",
                            "total, agent agent2");
            assertThat(result.latencies())
                    .extracting(LatencyResult::count)
                    .containsExactly(RECORDS * VIEWERS, RECORDS, RECORDS, RECORDS * 2, RECORDS * 2, RECORDS * 2);
            assertThat(result.environment().toString()).contains("0, one machine");
        }
    }

    @Test
    void plantedLossIsFoundByTheViewersOfEveryAgent() throws Exception {
        try (TestingAgents agents = TestingAgents.start(3)) {
            RunResult result =
                    run(agents, Optional.empty(), plan(RECORDS, Optional.of("drop:every=100")), new SilentListener());

            assertThat(result.verdict().problems()).isEmpty();
            assertThat(result.verdict().outcome()).isEqualTo(Outcome.FINDINGS);
            assertThat(result.failed()).isPositive();
            assertThat(result.findings()).isNotEmpty().allMatch(finding -> finding.kind() == FindingKind.LOST);
            // They watch one stream, so each of them lost the same.
            assertThat(result.streams()).hasSize(3).allMatch(stream -> stream.failed() * 3 == result.failed());
        }
    }

    @Test
    void agentThatIsKilledIsNamedAndHoldsNobodyUp() throws Exception {
        try (TestingAgents agents = TestingAgents.start(3)) {
            RunResult result = run(agents, Optional.empty(), plan(600_000, Optional.empty()), new SilentListener() {
                @Override
                public void firstFrame(Duration sinceStart) {
                    agents.kill(1);
                }
            });

            assertThat(result.verdict().outcome()).isEqualTo(Outcome.ENVIRONMENT_FAILED);
            assertThat(result.verdict().problems())
                    .extracting(Problem::what)
                    .anyMatch(what ->
                            what.startsWith("Agent agent1 at 127.0.0.1:") && what.contains("no longer answers"));
            assertThat(result.totals().verified()).isPositive();
            assertThat(result.failed()).isZero();
        }
    }

    @Test
    void interruptEndsTheTasksOfAllAgentsAndLosesNothing() throws Exception {
        try (TestingAgents agents = TestingAgents.start(3)) {
            var interrupting = new SilentListener() {
                private Optional<AgentRun> run = Optional.empty();

                @Override
                public void firstFrame(Duration sinceStart) {
                    run.orElseThrow().interrupt();
                }
            };
            AgentRun run = agentRun(agents, Optional.empty(), plan(600_000, Optional.empty()), interrupting);
            interrupting.run = Optional.of(run);

            RunResult result = run.execute().result();

            assertThat(result.verdict().outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(result.failed()).isZero();
            assertThat(result.totals().acknowledged()).isEqualTo(result.totals().sent());
            assertThat(result.totals().verified()).isEqualTo(result.totals().sent() * VIEWERS);
        }
    }

    @Test
    void agentThatIsNotThereIsNamed() {
        var setting = new AgentRun.Setting(
                AgentAddress.parseAll("nobody=127.0.0.1:9"),
                Optional.empty(),
                Optional.empty(),
                "",
                Duration.ofSeconds(2));

        assertThatThrownBy(() -> new AgentRun(plan(10, Optional.empty()), setting, environment(), new SilentListener())
                        .execute())
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("Agent nobody does not answer.");
    }

    private RunResult run(TestingAgents agents, Optional<AgentAddress> coordinator, RunPlan plan, RunListener listener)
            throws InterruptedException {
        return agentRun(agents, coordinator, plan, listener).execute().result();
    }

    private static AgentRun agentRun(
            TestingAgents agents, Optional<AgentAddress> coordinator, RunPlan plan, RunListener listener) {
        var setting = new AgentRun.Setting(agents.addresses(), coordinator, Optional.empty(), "", LEAD);
        return new AgentRun(plan, setting, environment(), listener);
    }

    private RunPlan plan(long records, Optional<String> plant) {
        RunPlan defaults = RunPlan.defaults();
        return new RunPlan(
                "agents",
                7,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                defaults.target(),
                defaults.plugin(),
                plant,
                List.of(WorkloadPlan.of("orders", "orders")
                        .withRecords(RecordsPlan.defaults().withFormat(RecordFormat.AVRO))),
                List.of(),
                new LoadPlan(
                        Optional.of("1k/s"),
                        Optional.empty(),
                        OptionalLong.of(records),
                        OptionalInt.of(6),
                        OptionalInt.of(VIEWERS)),
                ChecksPlan.defaults(),
                out,
                false);
    }

    private static RunEnvironment environment() {
        return new RunEnvironment(
                "test",
                "frameproof load",
                MODULES.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource"),
                MODULES.resolve("planted-plugin/target/plugin/frameproof-planted-datasource"),
                Optional.empty(),
                false,
                Map.of());
    }
}
