package dev.frameproof.cli;

import dev.frameproof.broker.EmbeddedKafka;
import dev.frameproof.broker.EmbeddedKafkaConfig;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.browser.BrowserReport;
import dev.frameproof.browser.BrowserResult;
import dev.frameproof.browser.pages.PagesCheck;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.harness.session.LiveStream;
import dev.frameproof.harness.session.PluginSession;
import dev.frameproof.harness.session.SessionPlan;
import dev.frameproof.host.TargetUnavailableException;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.process.Resources;
import java.io.PrintWriter;
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

/** {@code frameproof pages}: Grafana's own pages, driven as a person would. */
@Command(
        name = "pages",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Drives a real Grafana's own pages in a browser without a window: logs in, saves and tests the"
                + " datasource, makes a query in Explore, opens a dashboard with a graph, a table, a state timeline and an"
                + " alert list, and compares what is to be seen with what was sent. Needs Chromium and chromedriver.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every page passed",
            "1:findings",
            "2:wrong use",
            "3:nothing could be checked: a program or the Grafana is missing or failed"
        })
public final class PagesCommand implements Callable<Integer> {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(15);
    private static final Duration SESSION_DEADLINE = Duration.ofSeconds(40);

    @Spec
    private CommandSpec spec;

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--plugin",
            paramLabel = "bundled|FOLDER|ZIP|ID",
            defaultValue = RunPlan.BUNDLED,
            description = "The plugin; its id for a Grafana that runs. Default: ${DEFAULT-VALUE}.")
    private String plugin = RunPlan.BUNDLED;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "A Kafka that runs and that Grafana reaches. Default: one is started.")
    private String kafka;

    @Mixin
    private BrowserOptions browser;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter terminal = spec.commandLine().getOut();
        TargetPlan plan = target.plan(TargetPlan.standard());
        if (plan instanceof TargetPlan.Embedded) {
            throw new PlanException("the embedded target has no pages: give a real Grafana with --grafana URL,"
                    + " --grafana-home FOLDER or --image IMAGE");
        }
        RunFolder folder = RunFolder.make(browser.out(), LocalDateTime.now(ZoneId.systemDefault()));
        try (Resources resources = new Resources().closeAtShutdown()) {
            BrowserResult result = check(plan, folder, resources);
            BrowserCommand.print(result, terminal);
            terminal.println("report: " + BrowserReport.write(List.of(result), folder.path()));
            return BrowserCommand.code(List.of(result)).code();
        } catch (TargetUnavailableException absent) {
            terminal.println("- SKIPPED  " + plan.text() + ": " + absent.getMessage());
            return ExitCode.ENVIRONMENT_FAILED.code();
        }
    }

    private BrowserResult check(TargetPlan plan, RunFolder folder, Resources resources) throws InterruptedException {
        KafkaConnection connection = kafka == null
                ? resources
                        .add(
                                "Kafka",
                                EmbeddedKafka.start(EmbeddedKafkaConfig.loggingTo(folder.log("kafka"))),
                                CLOSE_DEADLINE)
                        .connection()
                : KafkaConnection.to(kafka);
        var environment = Installation.ofThisProcess()
                .environment(CommandText.of(spec.commandLine().getParseResult()), System.getenv());
        PluginSession session = resources.add(
                "the session",
                PluginSession.start(new SessionPlan(
                        connection, kafka != null, plan, plugin, Optional.empty(), folder, environment)),
                SESSION_DEADLINE);
        if (!(session.target().liveAuth() instanceof LiveAuth.Basic login)) {
            throw new PlanException(
                    "Grafana's login page asks for a user and a password: give --user and --password-file");
        }
        LiveStream stream =
                resources.add("the stream", session.open("pages", 1, RecordsPlan.defaults()), CLOSE_DEADLINE);
        var scene = new PagesCheck.Scene(
                session.target().url(),
                session.target().version(),
                login.user(),
                login.password(),
                session.target().pluginId(),
                session.datasourceUid(),
                stream.query().toJson(),
                stream::send);
        return new PagesCheck(browser.settings()).check(scene, folder.path().resolve("pages"));
    }
}
