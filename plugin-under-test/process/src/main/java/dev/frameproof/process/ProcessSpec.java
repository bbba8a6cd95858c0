package dev.frameproof.process;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What to start and how to end it. Secrets belong in the environment or in {@link Stdin}, never in the command, which
 * every user of the machine can read; {@link #toString()} shows neither.
 *
 * @param name what the process is called in messages and thread names, such as {@code kafka}
 * @param command the executable and its arguments; an executable with a slash is looked for in the working directory
 * @param environment all variables that the child sees: nothing is inherited that is not in here
 * @param workingDirectory an existing folder
 * @param logFile where each line of stdout and stderr goes; its folder is made, an existing file is continued
 * @param stdin what the child reads
 * @param stopAction how the child is asked to end
 * @param stopGrace how long it may take to end once asked, before it is killed with its whole tree
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path workingDirectory,
        Path logFile,
        Stdin stdin,
        StopAction stopAction,
        Duration stopGrace) {

    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    public ProcessSpec {
        requireNonNull(name, "name");
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        requireNonNull(workingDirectory, "workingDirectory");
        requireNonNull(logFile, "logFile");
        requireNonNull(stdin, "stdin");
        requireNonNull(stopAction, "stopAction");
        requireNonNull(stopGrace, "stopGrace");
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException(name + " has no command");
        }
        if (stopGrace.isNegative()) {
            throw new IllegalArgumentException("stopGrace of " + name + " is negative: " + stopGrace);
        }
    }

    /**
     * @return a process with an empty environment and an empty stdin in the current folder, ended by SIGTERM and, five
     *     seconds later, SIGKILL
     */
    public static ProcessSpec of(String name, List<String> command, Path logFile) {
        return new ProcessSpec(
                name,
                command,
                Map.of(),
                Path.of("").toAbsolutePath(),
                logFile,
                Stdin.empty(),
                StopAction.signal(),
                DEFAULT_GRACE);
    }

    /** @return the same with these variables on top of those that are set already */
    public ProcessSpec withEnvironment(Map<String, String> added) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(added);
        return new ProcessSpec(name, command, all, workingDirectory, logFile, stdin, stopAction, stopGrace);
    }

    /** @return the same with the named variables of this process, as far as they are set here */
    public ProcessSpec inheriting(String... variables) {
        Map<String, String> inherited = new LinkedHashMap<>();
        for (String variable : variables) {
            String value = System.getenv(variable);
            if (value != null) {
                inherited.put(variable, value);
            }
        }
        return withEnvironment(inherited);
    }

    /** @return the same with every variable of this process */
    public ProcessSpec inheritingEverything() {
        return withEnvironment(System.getenv());
    }

    /** @return the same, started in another folder */
    public ProcessSpec in(Path folder) {
        return new ProcessSpec(name, command, environment, folder, logFile, stdin, stopAction, stopGrace);
    }

    /** @return the same, reading something else */
    public ProcessSpec withStdin(Stdin other) {
        return new ProcessSpec(name, command, environment, workingDirectory, logFile, other, stopAction, stopGrace);
    }

    /** @return the same, ended in another way */
    public ProcessSpec stoppedBy(StopAction action, Duration grace) {
        return new ProcessSpec(name, command, environment, workingDirectory, logFile, stdin, action, grace);
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(name);
        parts.add("command=" + command);
        parts.add("environment=" + new TreeSet<>(environment.keySet()));
        parts.add("workingDirectory=" + workingDirectory);
        parts.add("logFile=" + logFile);
        return "ProcessSpec[" + String.join(", ", parts) + "]";
    }
}
