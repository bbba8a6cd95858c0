package dev.frameproof.cli;

import dev.frameproof.demo.UsualPanels;
import dev.frameproof.demo.page.LivePage;
import dev.frameproof.demo.page.PageContent;
import dev.frameproof.demo.page.PageListener;
import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
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
    private RecordingOption recording;

    @Mixin
    private MetricsOption metrics;

    @Mixin
    private SoundOption sound;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> variables = System.getenv();
        Console console = output.console(out, variables);
        RunEnvironment environment = Installation.ofThisProcess()
                .environment(CommandText.of(spec.commandLine().getParseResult()), variables)
                .withRecording(recording.file());
        RunPlan plan = options.plan(planFile.read());
        if (!plan.keep() || !(plan.target() instanceof TargetPlan.Embedded)) {
            return sound.playing(
                    plan,
                    console,
                    heard ->
                            metrics.serving(heard, listener -> console.carryOut(new Run(plan, environment, listener))));
        }
        // Whoever leaves everything up wants to look at it.
        var content = new PageContent(plan.name(), "What the run sends, every row verified.", UsualPanels.of(plan));
        try (LivePage page = LivePage.start(content, 0)) {
            return sound.playing(
                    plan,
                    console,
                    heard -> metrics.serving(
                            heard,
                            listener -> console.carryOut(new Run(
                                    plan,
                                    environment.withLiveOrigin(page.origin()),
                                    new PageListener(listener, page)))));
        }
    }
}
