package dev.frameproof.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a run writes down what came. */
final class RecordingOption {
    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Write down what lay in the topic, every frame that came of it and when, as one JSON file for"
                    + " 'frameproof judge'; with several streams one file each, FILE-STREAM.json.")
    private Path file;

    /** @return the file; empty for none */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }
}
