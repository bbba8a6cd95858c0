package dev.frameproof.host.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A launch into a folder of its own: sockets, log and what was heard of the log. */
final class TestingLaunch {
    private final List<PluginLogLine> heard = new ArrayList<>();
    private final Path sockets;
    private final Path logFile;
    private final Path home;

    TestingLaunch(Path temporary) throws IOException {
        this.sockets = Files.createDirectories(temporary.resolve("s"));
        this.logFile = temporary.resolve("logs").resolve("plugin.log");
        this.home = Files.createDirectories(temporary.resolve("home"));
    }

    PluginLaunch of(TestingPluginFolder folder) throws PluginFolderException {
        return of(folder, "12.4.0");
    }

    PluginLaunch of(TestingPluginFolder folder, String version) throws PluginFolderException {
        return PluginLaunch.of(
                        folder.read(),
                        HostEnvironment.of(version, "http://127.0.0.1:3000/", home)
                                .withSocketFolder(sockets),
                        logFile)
                .withOwnEnvironment(Map.of("PATH", "/usr/bin:/bin", "OWN", "1"))
                .withHandshakeTimeout(Duration.ofSeconds(20))
                .withRestartPeriod(Duration.ofMillis(50))
                .withLog(this::hear);
    }

    Path sockets() {
        return sockets;
    }

    Path logFile() {
        return logFile;
    }

    Path home() {
        return home;
    }

    private synchronized void hear(PluginLogLine line) {
        heard.add(line);
        notifyAll();
    }

    synchronized List<PluginLogLine> heard() {
        return List.copyOf(heard);
    }

    synchronized void awaitHeard(String message) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (heard.stream().noneMatch(line -> line.message().equals(message))) {
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (leftMillis <= 0) {
                throw new AssertionError("waited for '" + message + "', heard " + heard);
            }
            wait(leftMillis);
        }
    }
}
