package dev.frameproof.host.plugin;

import static java.util.Objects.requireNonNull;

import dev.frameproof.process.ChildProcessException;
import dev.frameproof.process.ProcessExit;
import dev.frameproof.protocol.host.PluginConnection;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a plugin running: looks once a second whether it still does, and starts it again when not, as Grafana does.
 * Its streams end with the process; whoever ran them runs them again.
 */
public final class PluginSupervisor implements AutoCloseable {
    private final PluginLaunch launch;
    private final PluginLifeListener listener;
    private final ScheduledExecutorService looks;
    private final Object lock = new Object();
    private PluginProcess process;
    private boolean deathTold;
    private boolean closed;

    private PluginSupervisor(PluginLaunch launch, PluginLifeListener listener, PluginProcess process) {
        this.launch = launch;
        this.listener = listener;
        this.process = process;
        this.looks = Executors.newSingleThreadScheduledExecutor(run -> {
            Thread thread =
                    new Thread(run, "supervisor " + launch.folder().descriptor().id());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts the plugin, and from then on keeps it running.
     *
     * @throws PluginStartException when the first start fails; it is not tried again
     */
    public static PluginSupervisor start(PluginLaunch launch, PluginLifeListener listener)
            throws PluginStartException, InterruptedException {
        requireNonNull(listener, "listener is null");
        PluginSupervisor supervisor = new PluginSupervisor(launch, listener, PluginProcess.start(launch));
        long periodNanos = launch.restartPeriod().toNanos();
        var unused =
                supervisor.looks.scheduleAtFixedRate(supervisor::look, periodNanos, periodNanos, TimeUnit.NANOSECONDS);
        return supervisor;
    }

    /** The running process; empty between its death and its restart, and once closed. */
    public Optional<PluginProcess> process() {
        synchronized (lock) {
            return closed || !process.isAlive() ? Optional.empty() : Optional.of(process);
        }
    }

    /** The connection to the running process; empty as {@link #process} is. */
    public Optional<PluginConnection> connection() {
        return process().map(PluginProcess::connection);
    }

    private void look() {
        PluginProcess last;
        synchronized (lock) {
            if (closed || process.isAlive()) {
                return;
            }
            last = process;
        }
        if (!deathTold) {
            deathTold = true;
            last.release();
            ProcessExit exit = last.exit().join();
            listener.onDied(exit);
        }
        try {
            restarted(PluginProcess.start(launch));
        } catch (PluginStartException e) {
            listener.onRestartFailed(e);
        } catch (ChildProcessException e) {
            listener.onRestartFailed(PluginStartException.notRun(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restarted(PluginProcess next) {
        synchronized (lock) {
            if (!closed) {
                process = next;
            }
        }
        if (isClosed()) {
            next.close();
            return;
        }
        deathTold = false;
        listener.onRestarted(next);
    }

    private boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    /** Ends the plugin in order and starts it no more; a start that is under way is given up. */
    @Override
    public void close() {
        PluginProcess last;
        synchronized (lock) {
            closed = true;
            last = process;
        }
        looks.shutdownNow();
        last.stop();
        try {
            if (!looks.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "the supervisor of " + launch.folder().descriptor().id() + " did not end within 10 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
