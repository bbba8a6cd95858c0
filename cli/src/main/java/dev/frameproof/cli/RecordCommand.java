package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frameproof record}: what lay in a topic and what came of it, in one file that can be judged anywhere. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes down what lies in a topic and every frame that a plugin makes of it, as one JSON file for"
                + " 'frameproof judge'. Reads only. What came is verified too.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:recorded, everything was proved",
            "1:recorded, with findings",
            "2:wrong use",
            "3:Grafana, the datasource or Kafka could not be reached, or the file not be written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  frameproof record --kafka localhost:9092 --topic orders --from earliest --to orders.json",
            "  frameproof record --plugin ./dist --kafka localhost:9092 --topic orders --last 50 --to orders.json"
        })
public final class RecordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WatchOptions options;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The recording to write or replace.")
    private Path file;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        if (Files.isDirectory(file)) {
            throw new PlanException(
                    "--to: %s is a folder; name a file, for example %s".formatted(file, file.resolve("case.json")));
        }
        return new WatchRun(spec, output).run(options.plan(Optional.of(file), System.getenv()));
    }
}
