package dev.frameproof.cli;

import dev.frameproof.agents.GrafanaSpec;
import dev.frameproof.agents.IndexShare;
import dev.frameproof.agents.KafkaSpec;
import dev.frameproof.agents.ShareFile;
import dev.frameproof.agents.ShareRun;
import dev.frameproof.agents.TaskPlanner;
import dev.frameproof.agents.TaskResult;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.reports.Problem;
import dev.frameproof.reports.Units;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frameproof share}: one share of a load, without agents. */
@Command(
        name = "share",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Carries out one share of a plan's load, for machines that know nothing of each other but the plan,"
                        + " the run's name and when it begins; 'frameproof report merge' puts the results together.",
        footerHeading = "%nExample, for the third of ten pods of an indexed job:%n",
        footer = {
            "  frameproof share plan.yaml --share 2/10 --run-id soak-7 --start-at 2026-11-28T12:00:00Z --to 2.json \\",
            "      --kafka kafka:9092 --grafana http://grafana:3000 --datasource kafka-1"
        })
public final class ShareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanFile planFile;

    @Mixin
    private RunOptions options;

    @Mixin
    private GrafanaPlace grafana;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description = "Kafka client properties, for TLS and login.")
    private String kafkaProperties = "";

    @Option(names = "--share", required = true, paramLabel = "N/OF", description = "Which share, from 0: 0/10 to 9/10.")
    private String share;

    @Option(
            names = "--run-id",
            required = true,
            paramLabel = "NAME",
            description = "The same for all shares, and new for each run: topics are named after it. They stay.")
    private String runId;

    @Option(
            names = "--start-at",
            required = true,
            paramLabel = "TIME",
            description = "When the load begins, the same for all shares, for example 2026-11-28T12:00:00Z.")
    private String startAt;

    @Option(names = "--to", required = true, paramLabel = "FILE|-", description = "Where the result goes.")
    private String to;

    @Option(names = "--agent-name", paramLabel = "NAME", description = "What reports call it. Default: share N.")
    private String name;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws InterruptedException {
        Instant started = Instant.now();
        RunPlan plan = SharedPlan.of(options.plan(planFile.read()));
        IndexShare own = share();
        GrafanaSpec place = grafana.spec(plan.target(), plan.plugin())
                .orElseThrow(() -> new PlanException("--grafana: where are the viewers to go? Give an address"));
        String kafka = plan.kafka().orElseThrow(() -> new PlanException("--kafka: where are the records to go?"));
        var planner = new TaskPlanner(plan, new KafkaSpec(kafka, kafkaProperties), place, runId);
        var run = new ShareRun(planner, name == null ? "share " + own.number() : name, own, start());
        try (Interruption interruption = new Interruption(run::stop)) {
            List<TaskResult> results = run.execute(this::tell);
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("Grafana target", "Grafana at " + place.url());
            facts.put("Kafka", kafka);
            facts.put("Seed", Long.toString(plan.seed()));
            write(new ShareFile(
                    plan.name(),
                    CommandText.of(spec.commandLine().getParseResult()),
                    Version.number(),
                    started,
                    Duration.between(started, Instant.now()),
                    facts,
                    results));
            return exitCode(results, interruption.happened()).code();
        }
    }

    private static ExitCode exitCode(List<TaskResult> results, boolean interrupted) {
        if (interrupted) {
            return ExitCode.INTERRUPTED;
        }
        if (results.stream().anyMatch(result -> !result.problems().isEmpty())) {
            return ExitCode.ENVIRONMENT_FAILED;
        }
        return results.stream().anyMatch(result -> result.findings() > 0) ? ExitCode.FINDINGS : ExitCode.PROVED;
    }

    private IndexShare share() {
        try {
            return IndexShare.parse(share);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--share: " + wrong.getMessage());
        }
    }

    private Instant start() {
        try {
            return Instant.parse(startAt);
        } catch (DateTimeException wrong) {
            throw new PlanException(
                    "--start-at: '%s' is not a time: write it like 2026-11-28T12:00:00Z".formatted(startAt));
        }
    }

    private void tell(List<TaskResult> results) {
        if (!output.quiet()) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    "sent %s, verified %s%n",
                    Units.count(results.stream().mapToLong(TaskResult::sent).sum()),
                    Units.count(results.stream().mapToLong(TaskResult::verified).sum()));
        }
    }

    private void write(ShareFile file) {
        if (to.equals("-")) {
            spec.commandLine().getOut().println(file.toJson());
            return;
        }
        try {
            Files.writeString(Path.of(to), file.toJson() + System.lineSeparator(), StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new EnvironmentException(
                    new Problem(
                            "%s cannot be written.".formatted(to),
                            unwritable.getClass().getSimpleName(),
                            "Name another file with --to."),
                    unwritable);
        }
    }
}
