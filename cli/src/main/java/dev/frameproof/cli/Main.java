package dev.frameproof.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code frameproof}. */
@Command(
        name = "frameproof",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Proves that what goes into Kafka comes out of a Grafana streaming data source plugin,"
                + " row by row.",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            DashboardsCommand.class,
            MatrixCommand.class,
            VerifyCommand.class,
            RecordCommand.class,
            ProduceCommand.class,
            ReplayCommand.class,
            WorkloadsCommand.class,
            LoadCommand.class,
            AgentCommand.class,
            ShareCommand.class,
            ReportCommand.class,
            JudgeCommand.class,
            BrowserCommand.class,
            PagesCommand.class,
            ConformanceCommand.class,
            BenchCommand.class,
            GenerateCompletion.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was proved",
            "1:findings",
            "2:wrong use: a flag, a plan",
            "3:the environment failed: Kafka, the plugin or the Grafana target"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  frameproof run                          everything embedded, 15 s",
            "  frameproof run --rate 20k/s --viewers 3",
            "  frameproof run --plant drop:every=1000  see the verifier find planted faults",
            "  frameproof demo servers                 something to look at: a live page, every row verified",
            "  frameproof run --plugin ./my-plugin --kafka localhost:9092",
            "  frameproof load list                    simulations, each with one idea",
            "  frameproof judge recording.json         what a recording shows of its plugin"
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // What libraries log is no word to the user; a run opens a log file of its own.
        LogManager.getLogManager().reset();
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = commandLine(out, err).execute(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** @return the command, writing to the given streams */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(wrongUse())
                .setExecutionExceptionHandler(failure())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: a command is missing");
    }

    private static IParameterExceptionHandler wrongUse() {
        return (exception, arguments) -> {
            CommandLine command = exception.getCommandLine();
            PrintWriter err = command.getErr();
            err.println("frameproof: " + exception.getMessage());
            if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
                err.printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
            }
            return ExitCode.WRONG_USE.code();
        };
    }

    private static IExecutionExceptionHandler failure() {
        return (exception, command, parsed) -> {
            Failure failure = Failure.of(exception);
            failure.print(command.getErr());
            return failure.exitCode().code();
        };
    }
}
