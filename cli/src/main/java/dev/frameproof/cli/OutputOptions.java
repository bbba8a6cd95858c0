package dev.frameproof.cli;

import picocli.CommandLine.Option;

/** How much is said, and how. */
final class OutputOptions {
    @Option(names = "--quiet", description = "Print the verdict only.")
    private boolean quiet;

    @Option(names = "--no-colour", description = "No colours, whatever the terminal can do.")
    private boolean noColour;

    boolean quiet() {
        return quiet;
    }

    boolean colour() {
        return !noColour;
    }
}
