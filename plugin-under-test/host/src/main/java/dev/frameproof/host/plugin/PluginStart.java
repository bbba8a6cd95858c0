package dev.frameproof.host.plugin;

import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.ChildProcessException;
import dev.frameproof.process.ProcessExit;
import dev.frameproof.process.ProcessSpec;
import dev.frameproof.process.Readiness;
import dev.frameproof.protocol.HandshakeException;
import dev.frameproof.protocol.HandshakeLine;
import dev.frameproof.protocol.PluginAddress;
import dev.frameproof.protocol.host.PluginCallException;
import dev.frameproof.protocol.host.PluginConnection;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** One start of a plugin, from its executable to its first answer. */
final class PluginStart {
    private static final Duration DYING = Duration.ofMillis(500);

    private final PluginLaunch launch;
    private final String id;
    private final long deadlineNanos;
    private final PluginOutput output;
    private final AtomicReference<PluginConnection> connection = new AtomicReference<>();

    PluginStart(PluginLaunch launch) {
        this.launch = launch;
        this.id = launch.folder().descriptor().id();
        this.deadlineNanos = System.nanoTime() + launch.handshakeTimeout().toNanos();
        this.output = new PluginOutput(launch);
    }

    PluginProcess run() throws PluginStartException, InterruptedException {
        ChildProcess child = child();
        Optional<PluginAddress> address = Optional.empty();
        try {
            address = Optional.of(handshake(child));
            PluginConnection opened = PluginConnection.open(address.get());
            connection.set(opened);
            awaitServing(child, opened);
            // Once ready, the process's descendants are known, so that none outlives it.
            child.awaitReady(Readiness.probe("its health, which it has told", () -> true), launch.handshakeTimeout());
            opened.readPrinted((standardError, data) -> output.onPrinted(data));
            return new PluginProcess(child, opened, address.get());
        } catch (ChildProcessException e) {
            giveUp(child, address);
            throw PluginStartException.notRun(e);
        } catch (PluginStartException | InterruptedException | RuntimeException e) {
            giveUp(child, address);
            throw e;
        }
    }

    private void giveUp(ChildProcess child, Optional<PluginAddress> address) {
        child.kill();
        child.stop();
        Optional.ofNullable(connection.get()).ifPresent(PluginConnection::close);
        address.ifPresent(PluginProcess::removeSocket);
    }

    private ChildProcess child() throws PluginStartException {
        HostEnvironment environment = launch.environment();
        ProcessSpec spec = ProcessSpec.of(
                        "plugin " + id, List.of(launch.folder().executable().toString()), launch.logFile())
                .withEnvironment(environment.variables(launch.ownEnvironment()))
                .in(environment.home())
                .stoppedBy(this::askToEnd, launch.stopGrace());
        try {
            return ChildProcess.startFiltered(
                    spec, line -> !PluginLogLine.isBelow(launch.logLevel(), line.text()), output);
        } catch (ChildProcessException e) {
            throw PluginStartException.notRun(e);
        }
    }

    private void askToEnd(ChildProcess child) {
        PluginConnection open = connection.get();
        if (open == null) {
            child.signal();
            return;
        }
        var unused = open.shutdown().exceptionally(refused -> {
            child.signal();
            return null;
        });
    }

    private PluginAddress handshake(ChildProcess child) throws PluginStartException, InterruptedException {
        CompletableFuture<ProcessExit> exit = child.exit();
        try {
            CompletableFuture.anyOf(output.firstLine(), exit).get(left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failure(
                    child,
                    PluginStartException.Reason.NO_HANDSHAKE,
                    "shook no hands within " + text(launch.handshakeTimeout())
                            + ": no line came on its standard output",
                    "Run " + launch.folder().executable() + " by hand to see what it waits for; a plugin prints its"
                            + " handshake line as soon as it listens. A slow machine may need a longer timeout.",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for " + child + " failed", e);
        }
        // A plugin that printed its line and ended at once is told by its line first.
        if (!output.firstLine().isDone()) {
            throw exited(child, exit.join());
        }
        try {
            return HandshakeLine.parse(output.firstLine().join()).address();
        } catch (HandshakeException e) {
            throw failure(
                    child,
                    e.isOtherProtocol()
                            ? PluginStartException.Reason.OTHER_PROTOCOL
                            : PluginStartException.Reason.NONSENSE,
                    "did not shake hands: " + e.getMessage(),
                    "The plugin must print core|app|network|address|grpc, such as 1|2|unix|/tmp/plugin1|grpc|.",
                    e);
        }
    }

    private void awaitServing(ChildProcess child, PluginConnection opened)
            throws PluginStartException, InterruptedException {
        CompletableFuture<Boolean> health = opened.health();
        CompletableFuture<ProcessExit> exit = child.exit();
        try {
            CompletableFuture.anyOf(health, exit).get(left(), TimeUnit.NANOSECONDS);
            if (health.isDone() && !health.get()) {
                throw failure(
                        child,
                        PluginStartException.Reason.NOT_SERVING,
                        "answers that it does not serve",
                        "Its log may tell why; the plugin must report itself as SERVING once it has shaken hands.",
                        null);
            }
            if (!health.isDone()) {
                throw exited(child, exit.join());
            }
        } catch (TimeoutException e) {
            throw failure(
                    child,
                    PluginStartException.Reason.UNREACHABLE,
                    "shook hands but did not answer within " + text(launch.handshakeTimeout()),
                    "It must accept gRPC calls at the address of its handshake line.",
                    e);
        } catch (ExecutionException e) {
            throw unhealthy(child, e.getCause());
        }
    }

    private PluginStartException unhealthy(ChildProcess child, Throwable cause) {
        boolean unimplemented = cause instanceof PluginCallException call && call.code() == Status.Code.UNIMPLEMENTED;
        if (unimplemented) {
            return failure(
                    child,
                    PluginStartException.Reason.NO_PLUGIN,
                    "is a gRPC server but no plugin: it does not know grpc.health.v1.Health",
                    "Serve it by go-plugin or the Grafana plugin SDK, which bring that service along.",
                    cause);
        }
        // A connection breaks a moment before the process that held it is gone.
        Optional<ProcessExit> exit = child.exit()
                .thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), DYING.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (exit.isPresent()) {
            return exited(child, exit.get());
        }
        return failure(
                child,
                PluginStartException.Reason.UNREACHABLE,
                "shook hands, but nobody answers where its line says that it listens: " + cause.getMessage(),
                "It must go on listening at the address of its handshake line ("
                        + output.firstLine().join() + ").",
                cause);
    }

    private PluginStartException exited(ChildProcess child, ProcessExit exit) {
        Path executable = launch.folder().executable();
        return failure(
                child,
                PluginStartException.Reason.EXITED,
                exit.description() + " before it could be used",
                exit.code() == 126 || exit.code() == 127
                        ? "Check that " + executable + " is built for this machine, and that the interpreter named in"
                                + " its first line exists: plugins get no PATH."
                        : "Its last lines should tell why. Grafana "
                                + launch.environment().grafanaVersion()
                                + (launch.environment().handsOverEverything()
                                        ? " hands its own environment on to plugins."
                                        : " hands no PATH, HOME or JAVA_HOME on to plugins."),
                null);
    }

    private PluginStartException failure(
            ChildProcess child, PluginStartException.Reason reason, String what, String remedy, Throwable cause) {
        return new PluginStartException(
                reason,
                "the plugin " + id + " (pid " + child.pid() + ") " + what + ".",
                remedy + " Its whole log: " + launch.logFile(),
                child.lastLines(),
                cause);
    }

    private long left() {
        return Math.max(0, deadlineNanos - System.nanoTime());
    }

    private static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
