package dev.frameproof.cli;

import dev.frameproof.browser.BrowserSettings;
import dev.frameproof.browser.PageBrowser;
import dev.frameproof.demo.Demo;
import dev.frameproof.demo.Demos;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.reports.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
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
                "Starts what is needed, plays a little of it unseen, sends until Ctrl-C, verifies every row, and serves a page on which all of it"
                        + " moves. In a real Grafana a dashboard shows the same; all that was made there is removed in"
                        + " the end. 'frameproof demo list' lists the demos.",
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
            "  frameproof demo race --grafana http://localhost:3000 --user admin --password-file pw --plugin ID"
                    + " --kafka localhost:9092",
            "  frameproof demo midi --sound",
            "  frameproof demo midi --live --sound               play yourself",
            "  frameproof demo servers --plant drop:every=200      see the findings come"
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

    @Option(
            names = "--screenshot",
            paramLabel = "FILE",
            description =
                    "Write a picture of the page, or of Grafana's dashboard, as PNG, once it is full, and end. Needs"
                            + " Chromium and its driver.")
    private Path screenshot;

    @Option(
            names = "--live",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "DEVICE",
            description =
                    "midi: what is played on a MIDI keyboard; spectrum: what a microphone hears. 'frameproof workloads"
                            + " --devices' lists them; a part of the name will do. Default: the only keyboard, the system's"
                            + " microphone.")
    private String device;

    @Mixin
    private RunOptions options;

    @Mixin
    private OutputOptions output;

    @Mixin
    private RecordingOption recording;

    @Mixin
    private MetricsOption metrics;

    @Mixin
    private SoundOption sound;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (LIST.equals(name)) {
            Demos.all().forEach(demo -> out.printf("  %-10s %s%n", demo.name(), demo.about()));
            return ExitCode.PROVED.code();
        }
        Demo chosen = chosen();
        Map<String, String> variables = System.getenv();
        Console console = output.console(out, variables);
        boolean onPage = options.plan(plan(chosen)).target() instanceof TargetPlan.Embedded;
        Demo demo = onPage ? chosen : chosen.inGrafana();
        RunPlan plan = options.plan(plan(demo));
        if (screenshot != null) {
            needPictures(plan.target());
        }
        RunEnvironment environment = Installation.ofThisProcess()
                .environment(CommandText.of(spec.commandLine().getParseResult()), variables)
                .withRehearsal()
                .withRecording(recording.file());
        var run = new DemoRun(demo, plan, environment, Optional.ofNullable(screenshot), console);
        return sound.playing(
                plan,
                console,
                heard -> metrics.serving(
                        heard, listener -> onPage ? run.onPage(listener, port) : run.inGrafana(listener)));
    }

    private static void needPictures(TargetPlan target) {
        if (target instanceof TargetPlan.Running running
                && running.login().auth(System.getenv()) instanceof LiveAuth.Token) {
            throw new PlanException("--screenshot: Grafana's pages ask for a user and a password, not for a token: give"
                    + " --user and --password-file");
        }
        PageBrowser.missing(BrowserSettings.ofThisProcess()).ifPresent(missing -> {
            throw new EnvironmentException(
                    new Problem(
                            "No picture can be taken of the page.",
                            missing,
                            "Install Chromium and its driver (Debian: chromium, chromium-driver)."),
                    null);
        });
    }

    private Demo chosen() {
        String names = Demos.all().stream().map(Demo::name).collect(Collectors.joining(", "));
        if (name == null) {
            throw new PlanException("say which demo: " + names);
        }
        Demo demo = Demos.named(name)
                .orElseThrow(() -> new PlanException("there is no demo '%s'; there are %s".formatted(name, names)));
        if (device == null) {
            return demo;
        }
        try {
            return Demos.live(name, device)
                    .orElseThrow(() -> new PlanException("--live: only midi and spectrum are live, not " + name));
        } catch (IllegalArgumentException notThere) {
            throw new PlanException("--live: " + notThere.getMessage());
        }
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
