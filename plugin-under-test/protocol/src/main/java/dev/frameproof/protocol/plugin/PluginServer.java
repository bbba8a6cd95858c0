package dev.frameproof.protocol.plugin;

import static java.util.Objects.requireNonNull;

import dev.frameproof.protocol.HandshakeLine;
import dev.frameproof.protocol.PluginEnvironment;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;

/**
 * Makes a process a Grafana backend plugin: shakes hands with the host that started it, then serves its handlers until
 * the host ends it, dies, or the process is told to stop.
 *
 * <pre>{@code
 * PluginLog log = PluginLog.toStandardError(PluginLog.Level.INFO);
 * System.exit(new PluginServer(PluginHandlers.none().withDiagnostics(health), log).serve());
 * }</pre>
 *
 * <p>A handler that throws fails its call with code Unknown and the exception's message, or with the status of a {@link
 * io.grpc.StatusException}. The values of {@code decryptedSecureJsonData} of every request never reach the log.
 *
 * <p>Standard output belongs to the handshake. What is printed on {@link System#out} later becomes a line of the log. A
 * Java runtime prints its own warnings there too: start it with {@code -XX:+DisplayVMOutputToStderr}.
 */
public final class PluginServer {
    /** The host kills two seconds after it asked for the end: streams get half of that. */
    private static final Duration STREAMS_END = Duration.ofSeconds(1);

    private final PluginHandlers handlers;
    private final PluginLog log;
    private final Map<String, String> environment;
    private final PrintStream output;
    private final boolean tcp;
    private final ProcessSignals signals = new ProcessSignals();
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Calls calls;

    public PluginServer(PluginHandlers handlers, PluginLog log) {
        this(handlers, log, System.getenv(), System.out, false);
    }

    PluginServer(
            PluginHandlers handlers, PluginLog log, Map<String, String> environment, PrintStream output, boolean tcp) {
        this.handlers = requireNonNull(handlers, "handlers is null");
        this.log = requireNonNull(log, "log is null");
        this.environment = requireNonNull(environment, "environment is null");
        this.output = requireNonNull(output, "output is null");
        this.tcp = tcp;
        this.calls = new Calls(log);
    }

    /** The same server on a TCP port instead of a Unix domain socket, as on Windows. */
    public PluginServer overTcp() {
        return new PluginServer(handlers, log, environment, output, true);
    }

    /**
     * Serves until told to stop. Blocks; may be called once.
     *
     * @return the process's exit code: 0 after an orderly stop, 1 when it was not started by a host or cannot listen
     */
    public int serve() {
        if (!startedByHost()) {
            return 1;
        }
        captureLogging();
        EventLoopGroup group =
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("plugin", true), NioIoHandler.newFactory());
        Listener listener;
        try {
            listener = Listener.open(tcp, environment, group, log, this::withServices);
        } catch (IOException e) {
            log.error("cannot listen: " + e.getMessage());
            shutdown(group);
            return 1;
        }
        // Before the host hears of the plugin: it may end it at once, and the socket file must not stay.
        Thread hook = new Thread(this::stopNow, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        announce(listener);
        ProcessSignals.ignoreInterrupt(log);
        signals.whenParentIsGone(group.next(), this::parentIsGone);
        try {
            stopAsked.await();
            end(listener, group);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            listener.server().shutdownNow();
        } finally {
            stopped.countDown();
            removeHook(hook);
        }
        return 0;
    }

    /** Ends {@link #serve} in order, as the host's own wish does. Returns at once. */
    public void stop() {
        calls.stop();
        stopAsked.countDown();
    }

    private boolean startedByHost() {
        if (!PluginEnvironment.COOKIE_VALUE.equals(environment.get(PluginEnvironment.COOKIE_NAME))) {
            System.err.println("This program is a Grafana plugin: Grafana starts it by itself once the plugin's folder"
                    + " lies among its plugins. Started by hand it does nothing.");
            return false;
        }
        String versions = environment.getOrDefault(PluginEnvironment.PROTOCOL_VERSIONS, "");
        String own = Integer.toString(PluginEnvironment.APP_PROTOCOL);
        if (!versions.isEmpty()
                && Arrays.stream(versions.split(",")).noneMatch(v -> v.strip().equals(own))) {
            System.err.println("The host speaks plugin protocol " + versions + " and this plugin only " + own
                    + ": use Grafana 7 or later.");
            return false;
        }
        return true;
    }

    private void captureLogging() {
        if (System.out == output) {
            System.setOut(new PrintStream(new LogOutput(log), true, StandardCharsets.UTF_8));
        }
        LogManager.getLogManager().reset();
        LogManager.getLogManager().getLogger("").addHandler(new LoggingHandler(log));
    }

    private NettyServerBuilder withServices(NettyServerBuilder builder) {
        builder.addService(GoPluginServices.health());
        builder.addService(GoPluginServices.controller(calls::stop, stopAsked::countDown));
        builder.addService(GoPluginServices.broker());
        handlers.data().ifPresent(handler -> builder.addService(PluginServices.data(handler, calls)));
        handlers.resource().ifPresent(handler -> builder.addService(PluginServices.resource(handler, calls)));
        handlers.diagnostics().ifPresent(handler -> builder.addService(PluginServices.diagnostics(handler, calls)));
        handlers.stream().ifPresent(handler -> builder.addService(PluginServices.stream(handler, calls)));
        return builder;
    }

    private void announce(Listener listener) {
        output.print(HandshakeLine.of(listener.address()).format() + "\n");
        output.flush();
        log.debug(
                "serving",
                "plugins",
                handlers.names(),
                "network",
                listener.address().network());
    }

    private void parentIsGone() {
        if (stopAsked.getCount() > 0) {
            log.warn("the host is gone, stopping");
            stop();
        }
    }

    private void end(Listener listener, EventLoopGroup group) throws InterruptedException {
        calls.stop();
        calls.awaitStreams(STREAMS_END);
        listener.server().shutdown();
        // Long enough for the last answer to leave; a host that keeps its broker stream open is not waited for.
        listener.server().awaitTermination(100, TimeUnit.MILLISECONDS);
        listener.server().shutdownNow();
        listener.server().awaitTermination(1, TimeUnit.SECONDS);
        try {
            listener.removeSocket();
        } catch (IOException e) {
            log.warn("the socket file stays", "error", e);
        }
        shutdown(group);
    }

    private static void shutdown(EventLoopGroup group) {
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }

    private void stopNow() {
        stop();
        try {
            stopped.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook with it.
        }
    }
}
