package dev.frameproof.cli;

import dev.frameproof.reports.compare.Change;
import dev.frameproof.reports.compare.Comparison;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frameproof report compare A B}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Tells what is worse, better, new, gone or otherwise in the second of two results.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing is worse", "1:something is worse", "3:a result cannot be read"})
public final class ReportCompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "The folder of a run or of a matrix.")
    private Path before;

    @Parameters(index = "1", paramLabel = "B", description = "The folder of a later one.")
    private Path after;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Comparison comparison = Comparison.of(before, after);
        for (Change change : comparison.changes()) {
            out.println("%-8s %s".formatted(change.kind().name().toLowerCase(Locale.ROOT), change.item()));
            out.println("           before: " + (change.before().isEmpty() ? "not there" : change.before()));
            out.println("           after:  " + (change.after().isEmpty() ? "not there" : change.after()));
        }
        out.println("%d worse, %d better, %d new, %d gone, %d changed, %d the same"
                .formatted(
                        comparison.count(Change.Kind.WORSE),
                        comparison.count(Change.Kind.BETTER),
                        comparison.count(Change.Kind.NEW),
                        comparison.count(Change.Kind.GONE),
                        comparison.count(Change.Kind.CHANGED),
                        comparison.same()));
        return (comparison.isWorse() ? ExitCode.FINDINGS : ExitCode.PROVED).code();
    }
}
