package dev.frameproof.cli;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.session.PluginSession;
import dev.frameproof.harness.session.SessionPlan;
import dev.frameproof.host.TargetException;
import dev.frameproof.host.TargetUnavailableException;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.matrix.conformance.Comparison;
import dev.frameproof.matrix.conformance.Conformance;
import dev.frameproof.matrix.conformance.ConformanceReport;
import dev.frameproof.matrix.conformance.Side;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frameproof conformance}: whether a Grafana and the embedded target answer the same. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Plays every recorded scenario, over HTTP and Live, against a Grafana and against the embedded target"
                        + " with the profile of its version, and prints where they differ. An embedded target is held against"
                        + " the recording of a real Grafana. Takes about a minute: pings and timeouts take their time.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the same answers",
            "1:differences",
            "2:wrong use",
            "3:nothing could be compared: the Grafana is missing or failed"
        })
public final class ConformanceCommand implements Callable<Integer> {
    private static final String RECORDING = "recording";
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(15);
    private static final Duration SESSION_DEADLINE = Duration.ofSeconds(40);
    private static final int SHOWN = 6;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--against",
            paramLabel = "VERSION|recording",
            description =
                    "What it is held against: the embedded target's profile of a version, or the recording of a real"
                            + " Grafana. Default: the profile of its own version; the recording for an embedded target.")
    private String against;

    @Option(
            names = "--plugin",
            paramLabel = "bundled|FOLDER|ZIP|ID",
            defaultValue = RunPlan.BUNDLED,
            description = "The plugin in both. Default: ${DEFAULT-VALUE}.")
    private String plugin = RunPlan.BUNDLED;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "Only this one; may be given several times. Default: all.")
    private List<String> scenarios = List.of();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "frameproof-out",
            description = "Where report and logs go. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("frameproof-out");

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter terminal = spec.commandLine().getOut();
        TargetPlan plan = target.plan(TargetPlan.standard());
        if (plan instanceof TargetPlan.Running) {
            throw new PlanException("a Grafana that others use is not asked to make and delete what the scenarios need:"
                    + " give one to start with --grafana-home FOLDER or --image IMAGE");
        }
        for (String name : scenarios) {
            if (!Conformance.allScenarios().contains(name)) {
                throw new PlanException("there is no scenario %s; there are %s"
                        .formatted(name, String.join(", ", Conformance.allScenarios())));
            }
        }
        RunFolder folder = RunFolder.make(out, LocalDateTime.now(ZoneId.systemDefault()));
        try (Resources resources = new Resources().closeAtShutdown()) {
            KafkaConnection kafka = resources
                    .add(
                            "Kafka",
                            EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(folder.log("kafka"))),
                            CLOSE_DEADLINE)
                    .connection();
            Side subject = side(plan, kafka, folder.path().resolve("target"), resources);
            Optional<Side> reference = Optional.empty();
            if (!reference(plan).equals(RECORDING)) {
                TargetPlan other = new TargetPlan.Embedded(Optional.of(profile(subject.version())));
                reference = Optional.of(side(other, kafka, folder.path().resolve("reference"), resources));
            }
            return compare(subject, reference, folder, terminal);
        } catch (TargetUnavailableException absent) {
            terminal.println("- SKIPPED  " + plan.text() + ": " + absent.getMessage());
            return ExitCode.ENVIRONMENT_FAILED.code();
        }
    }

    private int compare(Side subject, Optional<Side> reference, RunFolder folder, PrintWriter terminal)
            throws InterruptedException {
        String other = reference.map(Side::description).orElse("the recording of a real Grafana");
        var conformance = new Conformance(subject, reference, scenarios, comparison -> print(comparison, terminal));
        terminal.printf("%s%nheld against %s, %d scenarios%n", subject, other, conformance.scenarios());
        if (!conformance.samePlugin()) {
            terminal.printf(
                    "with %s in it, another plugin than there: what plugins say is not compared%n", subject.plugin());
        }
        terminal.println();
        terminal.flush();
        List<Comparison> comparisons = played(conformance);
        var report = new ConformanceReport(subject.description(), other, comparisons);
        Path page = report.write(folder.path());
        terminal.printf(
                "%n%s  %d of %d scenarios are answered the same.%nreport: %s%n",
                report.differing() == 0 ? "✓ THE SAME" : "✗ DIFFERENT",
                comparisons.size() - report.differing(),
                comparisons.size(),
                page);
        return (report.differing() == 0 ? ExitCode.PROVED : ExitCode.FINDINGS).code();
    }

    private static List<Comparison> played(Conformance conformance) throws InterruptedException {
        try {
            return conformance.run();
        } catch (TargetException refused) {
            throw new EnvironmentException(Problem.told(refused.getMessage()), refused);
        }
    }

    private static void print(Comparison comparison, PrintWriter terminal) {
        boolean same = comparison.differences().isEmpty();
        terminal.printf("%s %-32s %2d answers%n", same ? "✓" : "✗", comparison.scenario(), comparison.answers());
        String after = "";
        for (Comparison.Difference difference :
                comparison.differences().stream().limit(SHOWN).toList()) {
            if (!difference.after().equals(after)) {
                after = difference.after();
                terminal.println("    after " + after);
            }
            terminal.println("      " + difference.text());
        }
        if (comparison.differences().size() > SHOWN) {
            terminal.printf(
                    "    and %d more; the report has them%n",
                    comparison.differences().size() - SHOWN);
        }
        terminal.flush();
    }

    private String reference(TargetPlan plan) {
        if (against != null) {
            return against;
        }
        return plan instanceof TargetPlan.Embedded ? RECORDING : "";
    }

    /** The profile of that version; of the oldest recorded one where nothing is known of it. */
    private String profile(String version) {
        if (against != null) {
            return against;
        }
        try {
            return GrafanaProfile.of(version).version().toString();
        } catch (IllegalArgumentException unknown) {
            return GrafanaProfile.recordedVersions().get(0).toString();
        }
    }

    private Side side(TargetPlan plan, KafkaConnection kafka, Path logs, Resources resources)
            throws InterruptedException {
        var environment = Installation.ofThisProcess()
                .environment(CommandText.of(spec.commandLine().getParseResult()), System.getenv());
        PluginSession session = resources.add(
                plan.text(),
                PluginSession.start(new SessionPlan(
                        kafka, false, plan, plugin, Optional.empty(), new RunFolder(logs), environment)),
                SESSION_DEADLINE);
        return Side.of(session.target(), kafka.bootstrapServers());
    }
}
