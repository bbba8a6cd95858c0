package dev.frameproof.scenarios.load;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.scenarios.simulations.BurstAfterSilence;
import dev.frameproof.scenarios.simulations.Dashboard;
import dev.frameproof.scenarios.simulations.FaultsMidway;
import dev.frameproof.scenarios.simulations.HighestRate;
import dev.frameproof.scenarios.simulations.JoiningViewers;
import dev.frameproof.scenarios.simulations.ReconnectsAndReloads;
import dev.frameproof.scenarios.simulations.SchemaChurn;
import dev.frameproof.scenarios.simulations.SlowViewers;
import dev.frameproof.scenarios.simulations.Soak;
import dev.frameproof.scenarios.simulations.SteadyStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The simulations that come with the project. */
public final class LoadScenarios {
    private static final int PANELS = 12;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<LoadScenario> ALL = List.of(
            new LoadScenario(
                    "01",
                    "steady-stream",
                    "viewers watch a stream that flows evenly",
                    SteadyStream.class,
                    DefaultPlan.named("01 steady stream")
                            .load("2k/s", "20s", 5)
                            .warmUp(Duration.ofSeconds(2))
                            .within("lost == 0", "latency.p99 < 1s")
                            .plan()),
            new LoadScenario(
                    "02",
                    "highest-rate",
                    "steps up to the highest rate that still meets the thresholds",
                    HighestRate.class,
                    DefaultPlan.named("02 highest rate")
                            .load("1k/s", "5s", 1)
                            .late(HOUR)
                            .drain(Duration.ofSeconds(30))
                            .within("lost == 0", "latency.p99 < 250ms")
                            .plan()),
            new LoadScenario(
                    "03",
                    "joining-viewers",
                    "viewers join a running stream by the thousand",
                    JoiningViewers.class,
                    DefaultPlan.named("03 joining viewers")
                            .load("10/s", "60s", 1_000)
                            .within("lost == 0")
                            .plan()),
            new LoadScenario(
                    "04",
                    "slow-viewers",
                    "viewers that read slowly, beside fast ones who must not suffer",
                    SlowViewers.class,
                    DefaultPlan.named("04 slow viewers")
                            .load("1k/s", "20s", 8)
                            .warmUp(Duration.ofSeconds(2))
                            .drain(Duration.ofSeconds(15))
                            .within("lost == 0", "late == 0", "latency.p99 < 1s")
                            .plan()),
            new LoadScenario(
                    "05",
                    "schema-churn",
                    "columns come and go",
                    SchemaChurn.class,
                    DefaultPlan.named("05 schema churn")
                            .sending(WorkloadPlan.of("churn", "changing-fields"))
                            .load("1k/s", "20s", 3)
                            .within("lost == 0")
                            .plan()),
            new LoadScenario(
                    "06",
                    "reconnects",
                    "viewers reconnect and load their page anew, again and again",
                    ReconnectsAndReloads.class,
                    DefaultPlan.named("06 reconnects and reloads")
                            .load("500/s", "30s", 20)
                            .within("lost == 0", "duplicated == 0")
                            .plan()),
            new LoadScenario(
                    "07",
                    "dashboard",
                    "a page of many panels and topics, each of which shows its own",
                    Dashboard.class,
                    DefaultPlan.named("07 dashboard")
                            .sending(panels())
                            .load("100/s..1200/s over 5s", "20s", 3)
                            .warmUp(Duration.ofSeconds(5))
                            .within("lost == 0", "latency.p99 < 1s")
                            .plan()),
            new LoadScenario(
                    "08",
                    "soak",
                    "a long time, with an eye on memory and drift",
                    Soak.class,
                    DefaultPlan.named("08 soak")
                            .load("5k/s", "30m", 1)
                            .within(
                                    "lost == 0",
                                    "memory.plugin.growth < 10%",
                                    "memory.embedded-target.growth < 10%",
                                    "memory.frameproof.growth < 15%",
                                    "latency.p99.growth < 50%")
                            .plan()),
            new LoadScenario(
                    "09",
                    "burst",
                    "much at once after a silence",
                    BurstAfterSilence.class,
                    DefaultPlan.named("09 burst after silence")
                            .load("2k/s", "40s", 3)
                            .within("lost == 0", "latency.max < 10s")
                            .plan()),
            new LoadScenario(
                    "10",
                    "faults",
                    "a partition is added, the broker restarted, the plugin killed midway",
                    FaultsMidway.class,
                    DefaultPlan.named("10 faults midway")
                            .load("500/s", "40s", 2)
                            .late(Duration.ofMinutes(1))
                            .within("lost == 0", "duplicated == 0")
                            .plan()));

    private LoadScenarios() {}

    /** @return all of them, by number */
    public static List<LoadScenario> all() {
        return ALL;
    }

    /**
     * @param text a number or a name
     * @throws PlanException when there is none; the message has those there are
     */
    public static LoadScenario named(String text) {
        return ALL.stream()
                .filter(scenario -> scenario.isCalled(text))
                .findFirst()
                .orElseThrow(() -> new PlanException("there is no simulation '%s'; there are %s"
                        .formatted(
                                text,
                                ALL.stream()
                                        .map(scenario -> scenario.number() + " " + scenario.name())
                                        .collect(Collectors.joining(", ")))));
    }

    /** @return whether some simulation is called that */
    public static boolean has(String text) {
        return ALL.stream().anyMatch(scenario -> scenario.isCalled(text));
    }

    /** @return the one of that class; for a class of somebody else's, the first one's plan */
    static LoadScenario of(Class<? extends LoadSimulation> simulation) {
        return ALL.stream()
                .filter(scenario -> scenario.simulation().equals(simulation))
                .findFirst()
                .orElseGet(() -> new LoadScenario(
                        "00",
                        simulation.getSimpleName(),
                        "",
                        simulation,
                        ALL.get(0).plan()));
    }

    private static List<WorkloadPlan> panels() {
        return IntStream.rangeClosed(1, PANELS)
                .mapToObj(n -> new WorkloadPlan(
                        "panel-" + n,
                        n % 2 == 0 ? "flat-numbers" : "orders",
                        Map.of(),
                        OptionalLong.of(n),
                        OptionalInt.of(1 + n % 3),
                        Optional.empty(),
                        RecordsPlan.defaults()))
                .toList();
    }
}
