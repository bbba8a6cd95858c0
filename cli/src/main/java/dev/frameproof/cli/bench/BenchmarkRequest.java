package dev.frameproof.cli.bench;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.RecordFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a benchmark is given.
 *
 * @param root the checkout
 * @param bundledPlugin the folder of the plugin that comes with Frameproof
 * @param peerPlugin the folder of a plugin that is measured beside it
 * @param records how many records; each benchmark has its own default
 * @param viewers how many viewers; each benchmark has its own default
 * @param format the one format that is looked at; all when there is none
 * @param seed what random records are made by
 * @param progress where is said what is going on
 */
public record BenchmarkRequest(
        Path root,
        Path bundledPlugin,
        Optional<Path> peerPlugin,
        OptionalLong records,
        OptionalInt viewers,
        Optional<RecordFormat> format,
        long seed,
        PrintWriter progress) {
    public BenchmarkRequest {
        requireNonNull(root, "root");
        requireNonNull(bundledPlugin, "bundledPlugin");
        requireNonNull(peerPlugin, "peerPlugin");
        requireNonNull(records, "records");
        requireNonNull(viewers, "viewers");
        requireNonNull(format, "format");
        requireNonNull(progress, "progress");
    }

    void say(String line) {
        progress.println("  " + line);
        progress.flush();
    }
}
