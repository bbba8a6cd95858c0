package dev.frameproof.browser;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.ChildProcessException;
import dev.frameproof.process.ProcessExit;
import dev.frameproof.process.ProcessSpec;
import dev.frameproof.process.Resources;
import dev.frameproof.reports.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs npm and Node, each to its end; a run that takes too long is stopped with everything it started. */
final class Npm {
    private static final Duration INSTALL = Duration.ofMinutes(10);
    private static final Duration END = Duration.ofSeconds(10);
    private static final Duration QUICK = Duration.ofMinutes(5);

    private final Path node;
    private final Path npm;
    private final Map<String, String> environment;

    Npm(Path node, Path npm, Map<String, String> environment) {
        this.node = node;
        this.npm = npm;
        this.environment = environment;
    }

    /** Installs what a folder's {@code package.json} names; what npm's own cache holds is not fetched again. */
    void install(Path folder) {
        run(
                "npm install in " + folder,
                List.of(
                        npm.toString(),
                        "install",
                        "--no-audit",
                        "--no-fund",
                        "--ignore-scripts",
                        "--legacy-peer-deps",
                        "--no-package-lock",
                        "--prefer-offline",
                        "--loglevel=error",
                        "--no-update-notifier"),
                folder,
                INSTALL,
                "Look at the lines above. Behind a proxy or with a registry of your own, npm's usual settings apply.");
    }

    /** @return the lines that a question to the registry was answered with */
    List<String> view(String what, String field, Path folder) {
        return run(
                "npm view " + what,
                List.of(npm.toString(), "view", what, field, "--json", "--prefer-offline", "--loglevel=error"),
                folder,
                QUICK,
                "Name the version in full, such as 12.4.10.");
    }

    /** @return the lines that a script said, stdout and stderr */
    List<String> node(String what, List<String> arguments, Path folder) {
        List<String> command = new ArrayList<>(List.of(node.toString()));
        command.addAll(arguments);
        return run(what, command, folder, QUICK, "The folder's log has everything that was said.");
    }

    private List<String> run(String what, List<String> command, Path folder, Duration deadline, String remedy) {
        List<String> lines = new CopyOnWriteArrayList<>();
        ProcessSpec spec = ProcessSpec.of(what, command, folder.resolve("log.txt"))
                .withEnvironment(environment)
                .withEnvironment(Map.of("NO_COLOR", "1", "CI", "1"))
                .in(folder);
        try (Resources running = new Resources().closeAtShutdown()) {
            ChildProcess child = running.add(what, ChildProcess.start(spec, line -> lines.add(line.text())), END);
            ProcessExit exit = child.exit().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (exit.code() != 0) {
                throw failed(what + " " + exit.description(), String.join("\n", exit.lastLines()), remedy, null);
            }
            return List.copyOf(lines);
        } catch (TimeoutException e) {
            throw failed(what + " was not done within " + deadline.toMinutes() + " minutes", "", remedy, e);
        } catch (ExecutionException | ChildProcessException e) {
            throw failed(what + " failed", String.valueOf(e.getMessage()), remedy, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(what + " was interrupted", "", "", e);
        }
    }

    private static EnvironmentException failed(String what, String cause, String remedy, Throwable thrown) {
        return new EnvironmentException(new Problem(what, cause, remedy), thrown);
    }
}
