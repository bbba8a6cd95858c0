package dev.frameproof.cli;

import dev.frameproof.agents.AgentRun;
import dev.frameproof.harness.plan.RunPlan;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Carries a load out on several agents, told of on the terminal as a run is. */
final class AgentsRun {
    private final CommandSpec spec;
    private final OutputOptions output;

    AgentsRun(CommandSpec spec, OutputOptions output) {
        this.spec = spec;
        this.output = output;
    }

    ExitCode run(RunPlan asked, AgentsOptions agents) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> variables = System.getenv();
        Console console = output.console(out, variables);
        RunPlan plan = SharedPlan.of(asked);
        var run = new AgentRun(
                plan,
                agents.setting(plan),
                Installation.ofThisProcess()
                        .environment(CommandText.of(spec.commandLine().getParseResult()), variables),
                console);
        var interruption = new Interruption(run::interrupt);
        try {
            return ExitCode.of(run.execute());
        } catch (InterruptedException beforeTheStart) {
            return ExitCode.INTERRUPTED;
        } finally {
            console.clear();
            interruption.close();
        }
    }
}
