package dev.frameproof.cli;

import dev.frameproof.demo.Demo;
import dev.frameproof.demo.Demos;
import dev.frameproof.demo.page.LivePage;
import dev.frameproof.demo.page.PageContent;
import dev.frameproof.demo.page.PageListener;
import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frameproof demo}: something to look at. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Starts what is needed, sends until Ctrl-C, verifies every row, and serves a page on which all of it"
                        + " moves. 'frameproof demo list' lists the demos.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was proved",
            "1:findings",
            "2:wrong use",
            "3:the environment failed",
            "130:ended by Ctrl-C"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  frameproof demo servers",
            "  frameproof demo orders --kafka localhost:9092",
            "  frameproof demo servers --plant drop:every=200    see the findings come"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final String LIST = "list";
    private static final Duration LONG = Duration.ofHours(12);

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME|list", description = "Which demo; list says what there is.")
    private String name;

    @Option(names = "--port", paramLabel = "N", description = "Where the page is served. Default: any free port.")
    private int port;

    @Mixin
    private RunOptions options;

    @Mixin
    private OutputOptions output;

    @Mixin
    private MetricsOption metrics;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (LIST.equals(name)) {
            Demos.all().forEach(demo -> out.printf("  %-10s %s%n", demo.name(), demo.about()));
            return ExitCode.PROVED.code();
        }
        Demo demo = chosen();
        Map<String, String> variables = System.getenv();
        var terminal = Terminal.of(Boolean.getBoolean("frameproof.terminal"), variables, output.colour());
        var console = new Console(out, terminal.style(), terminal.interactive(), output.quiet());
        RunPlan plan = options.plan(plan(demo));
        try (LivePage page = LivePage.start(new PageContent(demo.title(), demo.about(), demo.panels()), port)) {
            RunEnvironment environment = Installation.ofThisProcess()
                    .environment(CommandText.of(spec.commandLine().getParseResult()), variables)
                    .withLiveOrigin(page.origin());
            return metrics.serving(
                    console, listener -> run(plan, environment, new PageListener(listener, page), console));
        }
    }

    private static int run(RunPlan plan, RunEnvironment environment, RunListener listener, Console console) {
        var run = new Run(plan, environment, listener);
        var interruption = new Interruption(run::interrupt);
        try {
            return ExitCode.of(run.execute()).code();
        } finally {
            console.clear();
            interruption.close();
        }
    }

    private Demo chosen() {
        String names = Demos.all().stream().map(Demo::name).collect(Collectors.joining(", "));
        if (name == null) {
            throw new PlanException("say which demo: " + names);
        }
        return Demos.named(name)
                .orElseThrow(() -> new PlanException("there is no demo '%s'; there are %s".formatted(name, names)));
    }

    private static RunPlan plan(Demo demo) {
        RunPlan base = RunPlan.defaults();
        return new RunPlan(
                "demo " + demo.name(),
                base.seed(),
                base.kafka(),
                base.kafkaProperties(),
                base.schemaRegistry(),
                base.target(),
                base.plugin(),
                base.plant(),
                demo.workloads(),
                List.of(),
                new LoadPlan(
                        Optional.empty(),
                        Optional.of(LONG),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                base.checks(),
                base.out(),
                false);
    }
}
