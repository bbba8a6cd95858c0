package dev.frameproof.host.embedded;

import dev.frameproof.host.plugin.PluginProcess;
import dev.frameproof.host.plugin.PluginSupervisor;
import java.io.PrintStream;
import java.time.Duration;

/** Tells the parent now and then how much a plugin has logged: most of it is dropped here, and in no file. */
final class LogVolume implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(250);

    private final String id;
    private final PluginSupervisor plugin;
    private final LiveScheduler scheduler;
    private final PrintStream out;
    private volatile LiveScheduler.Timer next = () -> {};
    private volatile boolean closed;
    private long told;

    LogVolume(String id, PluginSupervisor plugin, LiveScheduler scheduler, PrintStream out) {
        this.id = id;
        this.plugin = plugin;
        this.scheduler = scheduler;
        this.out = out;
    }

    void start() {
        next = scheduler.schedule(PERIOD, Runnable::run, this::look);
    }

    private void look() {
        if (closed) {
            return;
        }
        long bytes = plugin.process().map(PluginProcess::logBytes).orElse(told);
        if (bytes != told) {
            told = bytes;
            out.println(HostLines.pluginLog(id, bytes));
        }
        start();
    }

    @Override
    public void close() {
        closed = true;
        next.cancel();
    }
}
