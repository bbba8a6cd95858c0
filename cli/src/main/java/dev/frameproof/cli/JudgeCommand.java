package dev.frameproof.cli;

import dev.frameproof.oracle.recording.Judgement;
import dev.frameproof.oracle.recording.Recording;
import dev.frameproof.oracle.recording.RecordingException;
import dev.frameproof.oracle.recording.RecordingJudge;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A recording, or a folder: then every *.json in it, by name.")
    private List<Path> paths = List.of();

    @Override
    public Integer call() throws RecordingException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Judgement> judgements = new ArrayList<>();
        boolean unreadable = false;
        for (Path file : RecordingFiles.of(paths)) {
            try {
                Judgement judgement = RecordingJudge.judge(Recording.read(file));
                out.println(judgement.toJson());
                judgements.add(judgement);
            } catch (RecordingException e) {
                err.println("frameproof: " + e.getMessage());
                unreadable = true;
            }
        }
        if (unreadable) {
            return ExitCode.WRONG_USE.code();
        }
        boolean conform = judgements.stream().allMatch(Judgement::conforms);
        return (conform ? ExitCode.PROVED : ExitCode.FINDINGS).code();
    }
}
