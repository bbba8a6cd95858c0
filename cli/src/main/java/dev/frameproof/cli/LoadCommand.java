package dev.frameproof.cli;

import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.PlanReader;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.scenarios.load.GatlingLoad;
import dev.frameproof.scenarios.load.LoadScenario;
import dev.frameproof.scenarios.load.LoadScenarios;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frameproof load}: a Gatling simulation against Kafka, the plugin and Grafana Live, every row verified. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs a Gatling simulation against Kafka, the plugin and Grafana Live, and verifies every row that"
                        + " every viewer gets. 'frameproof load list' lists the simulations, with what they send where no flag"
                        + " says otherwise.%n%nWith --agents: shares a plan's load among agents on several machines, and puts"
                        + " together what they sent and saw: its rates, records and viewers are those of all of them together.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was proved and every threshold met",
            "1:findings, or broken thresholds",
            "2:wrong use",
            "3:the environment failed, or an agent did"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  frameproof load 01 --rate 5k/s --viewers 20 --threshold 'latency.p99 < 250ms'",
            "  frameproof load 02 --threshold 'latency.p99 < 100ms'    the highest rate that keeps to it",
            "  frameproof load plan.yaml                               with arrivals, workloads and limits of your own",
            "  frameproof agent --port 8888                            on each machine, and then",
            "  frameproof load --agents a:8888,b:8888 --kafka kafka:9092 --grafana http://grafana:3000 \\",
            "      --datasource kafka-1 --rate 200k/s --viewers 2000 --duration 5m"
        })
public final class LoadCommand implements Callable<Integer> {
    private static final String LIST = "list";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME|PLAN|list",
            description =
                    "A simulation's number or name, or a plan file that names one; flags override it. With --agents:"
                            + " any plan file, or none.")
    private String what;

    @Mixin
    private RunOptions options;

    @Mixin
    private AgentsOptions agents;

    @Mixin
    private OutputOptions output;

    @Mixin
    private MetricsOption metrics;

    @Override
    public Integer call() {
        if (agents.given()) {
            RunPlan shared = what == null ? RunPlan.defaults() : new PlanReader().read(Path.of(what));
            return new AgentsRun(spec, output).run(options.plan(shared), agents).code();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (what == null) {
            throw new PlanException(
                    "say which simulation: a number or name that 'frameproof load list' has, a plan file,"
                            + " or --agents");
        }
        if (what.equals(LIST)) {
            list(out);
            return ExitCode.PROVED.code();
        }
        RunPlan base = base();
        LoadScenario scenario = LoadScenarios.named(base.load().simulation().orElse(what));
        Map<String, String> variables = System.getenv();
        Console console = output.console(out, variables);
        RunEnvironment environment = Installation.ofThisProcess()
                .environment(CommandText.of(spec.commandLine().getParseResult()), variables);
        return metrics.serving(
                console,
                listener -> console.carryOut(
                        new Run(options.plan(base), environment, listener, new GatlingLoad(scenario.simulation()))));
    }

    private RunPlan base() {
        if (LoadScenarios.has(what)) {
            return LoadScenarios.named(what).plan();
        }
        Path file = Path.of(what);
        if (!Files.exists(file) && !what.contains(".")) {
            return LoadScenarios.named(what).plan();
        }
        RunPlan plan = new PlanReader().read(file, LoadCommand::defaults);
        if (plan.load().simulation().isEmpty()) {
            throw new PlanException(
                    "%s: it names no simulation: add 'simulation: 01' to plan.load; 'frameproof load list'"
                                    .formatted(file)
                            + " has them");
        }
        return plan;
    }

    private static RunPlan defaults(Optional<String> simulation) {
        return simulation.map(LoadScenarios::named).map(LoadScenario::plan).orElseGet(RunPlan::defaults);
    }

    private static void list(PrintWriter out) {
        for (LoadScenario scenario : LoadScenarios.all()) {
            RunPlan plan = scenario.plan();
            out.printf("  %s  %-16s %s%n", scenario.number(), scenario.name(), scenario.idea());
            out.printf(
                    "      %-16s %s, %d s, viewers: %d%n",
                    "",
                    plan.load().rate().orElse(""),
                    plan.load().duration().map(time -> time.toSeconds()).orElse(0L),
                    plan.load().viewers().orElse(1));
        }
        out.flush();
    }
}
