package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.oracle.recording.AcceptedFindings;
import dev.frameproof.oracle.recording.FindingsPage;
import dev.frameproof.oracle.recording.Judgement;
import dev.frameproof.oracle.recording.Recording;
import dev.frameproof.oracle.recording.RecordingException;
import dev.frameproof.oracle.recording.RecordingJudge;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frameproof judge}: what recordings show of the plugin that they were made of. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = {
            "Judges recordings of a plugin: which promise was broken at which record. Prints one JSON line a file:",
            "{\"case\", \"rows\", \"conforms\", \"findings\": [{\"id\", \"kind\", \"severity\", \"partition\","
                    + " \"offset\", \"field\", \"expected\", \"got\", \"detail\"}]}"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no findings", "1:findings", "2:wrong use, or a file that is no recording"})
public final class JudgeCommand implements Callable<Integer> {
    private static final long STACK_BYTES = 256L << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A recording, or a folder: then every *.json in it, by name.")
    private List<Path> paths = List.of();

    @Option(
            names = "--accepted",
            paramLabel = "FILE",
            description = "Known findings (YAML, docs/accepted-findings.schema.json): passes while each is as it was,"
                    + " fails when one is gone, changed, new, or accepted no longer.")
    private Path accepted;

    @Option(
            names = "--late",
            paramLabel = "TIME",
            description = "A row that came later than this after its record's timestamp is a finding, for example 20ms;"
                    + " the recording has to say when frames came.")
    private String late;

    @Option(names = "--page", paramLabel = "FILE", description = "Writes the findings as a page in Markdown, by cause.")
    private Path page;

    @Option(
            names = "--plugin",
            paramLabel = "NAME",
            description = "The recorded plugin, for the page's title. Default: ${DEFAULT-VALUE}.",
            defaultValue = "hamedkarbasi93-kafka-datasource 1.7.2")
    private String plugin;

    /** Deeply nested records need a deep stack. */
    @Override
    public Integer call() throws Exception {
        var task = new FutureTask<>(this::judge);
        new Thread(null, task, "judge", STACK_BYTES).start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw e;
        }
    }

    private Integer judge() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Duration> lateAfter = Optional.ofNullable(late).map(text -> DurationFlag.parse("--late", text));
        Optional<AcceptedFindings> known = Optional.ofNullable(accepted).map(AcceptedFindingsFile::read);
        var findings = new FindingsPage(plugin);
        List<Judgement> judgements = new ArrayList<>();
        boolean unreadable = false;
        for (Path file : RecordingFiles.of(paths)) {
            try {
                Recording recording = Recording.read(file);
                Judgement judgement = RecordingJudge.judge(recording, lateAfter);
                findings.add(file.toString(), recording, judgement);
                out.println(judgement.toJson());
                judgements.add(judgement);
            } catch (RecordingException e) {
                err.println("frameproof: " + e.getMessage());
                unreadable = true;
            } catch (IllegalArgumentException timeless) {
                err.println("frameproof: --late: " + file + ": " + timeless.getMessage());
                unreadable = true;
            }
        }
        if (unreadable) {
            return ExitCode.WRONG_USE.code();
        }
        if (page != null) {
            write(findings.markdown());
        }
        if (known.isPresent()) {
            List<String> problems = known.get().problems(judgements, LocalDate.now(ZoneId.systemDefault()));
            problems.forEach(problem -> err.println("frameproof: " + accepted + ": " + problem));
            return (problems.isEmpty() ? ExitCode.PROVED : ExitCode.FINDINGS).code();
        }
        boolean conform = judgements.stream().allMatch(Judgement::conforms);
        return (conform ? ExitCode.PROVED : ExitCode.FINDINGS).code();
    }

    private void write(String text) {
        try {
            Files.writeString(page, text);
        } catch (IOException e) {
            throw new PlanException(page + ": the page cannot be written: " + e);
        }
    }
}
