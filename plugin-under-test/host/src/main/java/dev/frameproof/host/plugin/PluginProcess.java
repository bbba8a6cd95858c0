package dev.frameproof.host.plugin;

import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.ProcessExit;
import dev.frameproof.process.ProcessUsage;
import dev.frameproof.protocol.PluginAddress;
import dev.frameproof.protocol.host.PluginConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A plugin that runs and answers. Closing it ends it in order, and kills it when it does not end in time. */
public final class PluginProcess implements AutoCloseable {
    private final ChildProcess child;
    private final PluginConnection connection;
    private final PluginAddress address;

    PluginProcess(ChildProcess child, PluginConnection connection, PluginAddress address) {
        this.child = child;
        this.connection = connection;
        this.address = address;
    }

    /**
     * Starts a plugin as Grafana does, and waits until it has shaken hands and says that it serves.
     *
     * @throws PluginStartException when it does not get that far; nothing of it is left then
     * @throws InterruptedException when interrupted meanwhile; nothing of it is left either
     */
    public static PluginProcess start(PluginLaunch launch) throws PluginStartException, InterruptedException {
        return new PluginStart(launch).run();
    }

    public PluginConnection connection() {
        return connection;
    }

    public PluginAddress address() {
        return address;
    }

    public long pid() {
        return child.pid();
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    /** Completed once the process is gone and all that it wrote was heard. */
    public CompletableFuture<ProcessExit> exit() {
        return child.exit();
    }

    /** What it uses now; empty when it is gone. */
    public Optional<ProcessUsage> usage() {
        return child.usage();
    }

    /** How many bytes of log it has written, those that are not kept among them. */
    public long logBytes() {
        return child.standardErrorBytes();
    }

    /** What it wrote last, oldest first. */
    public List<String> lastLines() {
        return child.lastLines();
    }

    /** Asks it to end by go-plugin's Shutdown, kills it when its time is over, and leaves no socket file behind. */
    public ProcessExit stop() {
        try {
            return child.stop();
        } finally {
            release();
        }
    }

    /** Lets go of what is left of a process that has ended by itself. */
    void release() {
        connection.close();
        removeSocket(address);
    }

    static void removeSocket(PluginAddress address) {
        if (address instanceof PluginAddress.Unix unix) {
            try {
                Files.deleteIfExists(unix.path());
            } catch (IOException e) {
                // A socket file that cannot be removed disturbs nobody: its name is never used again.
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public String toString() {
        return child + " at " + address.text();
    }
}
