package dev.frameproof.cli;

import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.watch.TopicWatch;
import dev.frameproof.harness.watch.WatchPlan;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** One watch on the terminal, ended in order by Ctrl-C. */
final class WatchRun {
    private final CommandSpec spec;
    private final OutputOptions output;

    WatchRun(CommandSpec spec, OutputOptions output) {
        this.spec = spec;
        this.output = output;
    }

    /** @return the exit code */
    int run(WatchPlan plan) {
        Map<String, String> variables = System.getenv();
        Console console = output.console(spec.commandLine().getOut(), variables);
        RunEnvironment environment = Installation.ofThisProcess()
                .environment(CommandText.of(spec.commandLine().getParseResult()), variables);
        var watch = new TopicWatch(plan, environment, console);
        var interruption = new Interruption(watch::interrupt);
        try {
            return ExitCode.of(watch.execute()).code();
        } finally {
            console.clear();
            interruption.close();
        }
    }
}
