package dev.frameproof.cli;

import dev.frameproof.browser.BrowserSettings;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.matrix.MatrixOutcome;
import dev.frameproof.matrix.MatrixRun;
import dev.frameproof.matrix.StackCheck;
import dev.frameproof.reports.MatrixTerminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frameproof matrix}: Grafana targets x plugin builds x cases. */
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Puts plugin builds to the test in several Grafanas, case by case, and shows what differs.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every cell that was meant to be tried passed",
            "1:findings, or frames that are not the golden ones",
            "2:wrong use",
            "3:Kafka, a plugin or a Grafana failed or could not be had"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  frameproof matrix",
            "  frameproof matrix --grafana 10.4,11.x,12.4 --plugin bundled --plugin ./dist",
            "  frameproof matrix --plugin ./dist --format json,avro --key none,string --partitions 1,3",
            "  frameproof matrix --as container --grafana '>=11 <13' --plugin ./dist",
            "  frameproof matrix --browser --grafana 10.2,11.6,12.4,13.2 --plugin ./dist",
            "  frameproof matrix --plugin bundled --plugin planted:drop:every=50"
        })
public final class MatrixCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MatrixOptions options;

    @Option(
            names = "--browser",
            description =
                    "One cell more for each Grafana and plugin: that version's own browser packages, with the plugin's"
                            + " module.js, in a browser without a window. Needs node, npm, Chromium and chromedriver; skipped where"
                            + " one is missing.")
    private boolean browser;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> variables = System.getenv();
        var terminal = Terminal.of(Boolean.getBoolean("frameproof.terminal"), variables, output.colour());
        RunEnvironment environment = Installation.ofThisProcess()
                .environment(CommandText.of(spec.commandLine().getParseResult()), variables);
        List<StackCheck> checks =
                browser ? List.of(new BrowserStackCheck(BrowserSettings.ofThisProcess(), environment)) : List.of();
        var run = new MatrixRun(
                options.plan(), environment, checks, new MatrixConsole(out, terminal.style(), output.quiet()));
        var interruption = new Interruption(run::interrupt);
        try {
            MatrixOutcome outcome = run.execute();
            out.print(MatrixTerminal.render(
                    outcome.result(), outcome.folder().resolve("matrix.html").toString(), terminal.style()));
            out.flush();
            return ExitCode.of(outcome.result().outcome()).code();
        } finally {
            interruption.close();
        }
    }
}
