package dev.frameproof.cli;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Option;

/** How much is said, and how. */
final class OutputOptions {
    @Option(names = "--quiet", description = "Print the verdict only.")
    private boolean quiet;

    @Option(names = "--no-colour", description = "No colours, whatever the terminal can do.")
    private boolean noColour;

    /** @return what tells of a run on the terminal */
    Console console(PrintWriter out, Map<String, String> variables) {
        var terminal = Terminal.of(Boolean.getBoolean("frameproof.terminal"), variables, colour());
        return new Console(out, terminal.style(), terminal.interactive(), quiet);
    }

    boolean quiet() {
        return quiet;
    }

    boolean colour() {
        return !noColour;
    }
}
