package dev.frameproof.cli;

import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunOutcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    private static final Duration LONGEST_END = Duration.ofSeconds(40);

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOptions options;

    @Option(names = "--quiet", description = "Print the verdict only.")
    private boolean quiet;

    @Option(names = "--no-colour", description = "No colours, whatever the terminal can do.")
    private boolean noColour;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> variables = System.getenv();
        var terminal = Terminal.of(Boolean.getBoolean("frameproof.terminal"), variables, !noColour);
        var console = new Console(out, terminal.style(), terminal.interactive(), quiet);
        RunEnvironment environment = Installation.ofThisProcess()
                .environment(CommandText.of(spec.commandLine().getParseResult()), variables);
        var run = new Run(options.plan(), environment, console);
        var over = new CountDownLatch(1);
        var interrupt = new Thread(
                () -> {
                    run.interrupt();
                    awaitQuietly(over);
                },
                "ctrl-c");
        Runtime.getRuntime().addShutdownHook(interrupt);
        try {
            return exitCode(run.execute()).code();
        } finally {
            console.clear();
            over.countDown();
            forget(interrupt);
        }
    }

    private static ExitCode exitCode(RunOutcome outcome) {
        return switch (outcome.result().verdict().outcome()) {
            case PROVED -> ExitCode.PROVED;
            case FINDINGS -> ExitCode.FINDINGS;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case ENVIRONMENT_FAILED -> ExitCode.ENVIRONMENT_FAILED;
        };
    }

    /** Bounded, so that a run that hangs cannot keep the process for ever. */
    private static void awaitQuietly(CountDownLatch over) {
        try {
            boolean ended = over.await(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                System.err.println("frameproof: not everything ended within " + LONGEST_END.toSeconds() + " s");
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending already: the hook is running, and sees that the run is over.
            return;
        }
    }
}
