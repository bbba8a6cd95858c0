package dev.frameproof.cli;

import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code frameproof run}: one run from plan to verdict. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts what is needed, sends data through Kafka, the plugin and Grafana Live, and verifies every"
                + " row that comes out.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything was proved", "1:findings", "2:wrong use", "3:the environment failed"})
public final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanFile planFile;

    @Mixin
    private RunOptions options;

    @Mixin
    private OutputOptions output;

    @Mixin
    private MetricsOption metrics;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> variables = System.getenv();
        var terminal = Terminal.of(Boolean.getBoolean("frameproof.terminal"), variables, output.colour());
        var console = new Console(out, terminal.style(), terminal.interactive(), output.quiet());
        RunEnvironment environment = Installation.ofThisProcess()
                .environment(CommandText.of(spec.commandLine().getParseResult()), variables);
        return metrics.serving(console, listener -> {
            var run = new Run(options.plan(planFile.read()), environment, listener);
            var interruption = new Interruption(run::interrupt);
            try {
                return ExitCode.of(run.execute()).code();
            } finally {
                console.clear();
                interruption.close();
            }
        });
    }
}
