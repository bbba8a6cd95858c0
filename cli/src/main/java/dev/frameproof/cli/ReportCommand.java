package dev.frameproof.cli;

import dev.frameproof.agents.MergedResult;
import dev.frameproof.agents.ShareFile;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.threshold.Threshold;
import dev.frameproof.reports.Invocation;
import dev.frameproof.reports.ReportFolder;
import dev.frameproof.reports.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frameproof report}: what is done with results that lie there. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Works on results that runs have left.",
        subcommands = {ReportCommand.Merge.class, ReportCompareCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class ReportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: merge or compare");
    }

    /** {@code frameproof report merge}: the shares of a load as one report. */
    @Command(
            name = "merge",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Puts the results of all shares of a load together, exactly: counts, histograms and findings."
                    + " The exit code is that of the whole.")
    static final class Merge implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Results of 'frameproof share --to FILE'.")
        private List<Path> files;

        @Option(
                names = "--threshold",
                paramLabel = "LIMIT",
                description = "For example 'latency.p99 < 250ms'; may be given several times.")
        private List<String> thresholds = List.of();

        @Option(
                names = "--clock-error",
                paramLabel = "TIME",
                description =
                        "By how much at most the machines' clocks disagree, where it is known. Default: not known.")
        private String clockError;

        @Option(names = "--out", paramLabel = "FOLDER", description = "Where the report's folder is made.")
        private Path out = Path.of("frameproof-out");

        @Mixin
        private OutputOptions output;

        @Override
        public Integer call() {
            List<ShareFile> shares = files.stream().map(ShareFile::read).toList();
            var merged = new MergedResult(
                    ShareFile.together(shares),
                    List.of(),
                    Optional.ofNullable(clockError).map(text -> DurationFlag.parse("--clock-error", text)));
            ShareFile first = shares.stream()
                    .min(Comparator.comparing(ShareFile::started))
                    .orElseThrow();
            Instant end = shares.stream()
                    .map(share -> share.started().plus(share.elapsed()))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            RunResult.Builder began = RunResult.builder(
                    first.name(),
                    new Invocation(
                            first.version(),
                            CommandText.of(spec.commandLine().getParseResult()),
                            first.commandLine(),
                            first.started(),
                            Duration.between(first.started(), end)));
            first.facts().forEach(began::fact);
            RunResult result = merged.into(began, limits(), false);
            RunFolder folder = RunFolder.make(out, LocalDateTime.now(ZoneId.systemDefault()));
            ReportFolder.of(System.getenv()).write(result, folder.path());
            var outcome = new RunOutcome(result, folder);
            PrintWriter to = spec.commandLine().getOut();
            var terminal = Terminal.of(Boolean.getBoolean("frameproof.terminal"), System.getenv(), output.colour());
            new Console(to, terminal.style(), false, true).judged(outcome);
            return ExitCode.of(outcome).code();
        }

        private List<Threshold> limits() {
            try {
                return thresholds.stream().map(Threshold::parse).toList();
            } catch (IllegalArgumentException wrong) {
                throw new PlanException("--threshold: " + wrong.getMessage());
            }
        }
    }
}
