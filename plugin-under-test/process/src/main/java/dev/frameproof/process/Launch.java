package dev.frameproof.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts the process of a spec. Where there is a POSIX shell, the child ignores the terminal's interrupt and hang-up:
 * Ctrl-C reaches every process of a terminal, and a broker that ends before its clients do is not an orderly end.
 */
final class Launch {

    private static final Path SHELL = Path.of("/bin/sh");

    /** What shells put into an environment by themselves. */
    private static final List<String> SHELL_VARIABLES = List.of("PWD", "OLDPWD", "SHLVL", "_");

    private final ProcessSpec spec;

    Launch(ProcessSpec spec) {
        this.spec = spec;
    }

    Process start() {
        check();
        ProcessBuilder builder =
                new ProcessBuilder(command()).directory(spec.workingDirectory().toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(spec.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ChildProcessException(spec.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    private List<String> command() {
        if (!Files.isExecutable(SHELL)) {
            return spec.command();
        }
        List<String> surplus = SHELL_VARIABLES.stream()
                .filter(variable -> !spec.environment().containsKey(variable))
                .toList();
        String unset = surplus.isEmpty() ? "" : "unset " + String.join(" ", surplus) + "; ";
        List<String> command =
                new ArrayList<>(List.of(SHELL.toString(), "-c", "trap '' INT HUP; " + unset + "exec \"$@\"", "sh"));
        command.addAll(spec.command());
        return command;
    }

    private void check() {
        if (!Files.isDirectory(spec.workingDirectory())) {
            throw new ChildProcessException(
                    spec.name() + " could not be started: its folder " + spec.workingDirectory() + " does not exist");
        }
        String executable = spec.command().get(0);
        if (executable.indexOf('/') < 0) {
            return;
        }
        Path file = spec.workingDirectory().resolve(executable);
        if (!Files.isRegularFile(file)) {
            throw new ChildProcessException(spec.name() + " could not be started: there is no file " + file);
        }
        if (!Files.isExecutable(file)) {
            throw new ChildProcessException(
                    spec.name() + " could not be started: " + file + " is not executable (chmod +x makes it so)");
        }
    }
}
