package dev.frameproof.host.plugin;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How a plugin is started and ended.
 *
 * @param ownEnvironment what this process would hand on where the Grafana version hands on its own environment
 * @param logFile every line that the plugin writes, raw; its folder is made, an existing file is continued
 * @param log hears the lines too
 * @param logLevel JSON lines below it are dropped unread, as Grafana drops them; plain text always stays
 * @param handshakeTimeout how long until the plugin has shaken hands and answers
 * @param stopGrace how long it may take to end once asked, before it is killed
 * @param restartPeriod how often is looked whether it still runs
 */
public record PluginLaunch(
        PluginFolder folder,
        HostEnvironment environment,
        Map<String, String> ownEnvironment,
        Path logFile,
        PluginLogListener log,
        PluginLogLine.Level logLevel,
        Duration handshakeTimeout,
        Duration stopGrace,
        Duration restartPeriod) {
    public PluginLaunch {
        requireNonNull(folder, "folder is null");
        requireNonNull(environment, "environment is null");
        ownEnvironment = Map.copyOf(ownEnvironment);
        requireNonNull(logFile, "logFile is null");
        requireNonNull(log, "log is null");
        requireNonNull(logLevel, "logLevel is null");
        positive("handshakeTimeout", handshakeTimeout);
        positive("stopGrace", stopGrace);
        positive("restartPeriod", restartPeriod);
    }

    private static void positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " is " + duration + ", it must be more than nothing");
        }
    }

    /**
     * As Grafana does: 60 s for the handshake, 2 s for the end, a look every second, log lines of level info and above;
     * the log goes to its file only.
     */
    public static PluginLaunch of(PluginFolder folder, HostEnvironment environment, Path logFile) {
        return new PluginLaunch(
                folder,
                environment,
                System.getenv(),
                logFile,
                line -> {},
                PluginLogLine.Level.INFO,
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1));
    }

    public PluginLaunch withLog(PluginLogListener listener) {
        return new PluginLaunch(
                folder,
                environment,
                ownEnvironment,
                logFile,
                listener,
                logLevel,
                handshakeTimeout,
                stopGrace,
                restartPeriod);
    }

    public PluginLaunch withLogLevel(PluginLogLine.Level level) {
        return new PluginLaunch(
                folder, environment, ownEnvironment, logFile, log, level, handshakeTimeout, stopGrace, restartPeriod);
    }

    public PluginLaunch withHandshakeTimeout(Duration timeout) {
        return new PluginLaunch(
                folder, environment, ownEnvironment, logFile, log, logLevel, timeout, stopGrace, restartPeriod);
    }

    public PluginLaunch withStopGrace(Duration grace) {
        return new PluginLaunch(
                folder, environment, ownEnvironment, logFile, log, logLevel, handshakeTimeout, grace, restartPeriod);
    }

    public PluginLaunch withRestartPeriod(Duration period) {
        return new PluginLaunch(
                folder, environment, ownEnvironment, logFile, log, logLevel, handshakeTimeout, stopGrace, period);
    }

    public PluginLaunch withOwnEnvironment(Map<String, String> variables) {
        return new PluginLaunch(
                folder, environment, variables, logFile, log, logLevel, handshakeTimeout, stopGrace, restartPeriod);
    }

    /** Without the environments: they may hold secrets. */
    @Override
    public String toString() {
        return "PluginLaunch[" + folder.executable() + ", Grafana " + environment.grafanaVersion() + ", " + logFile
                + "]";
    }
}
