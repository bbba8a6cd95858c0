package dev.frameproof.host;

import dev.frameproof.host.plugin.PluginFolder;
import dev.frameproof.host.plugin.PluginFolderException;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.Trust;
import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.ChildProcessException;
import dev.frameproof.process.CloseFailure;
import dev.frameproof.process.FreePorts;
import dev.frameproof.process.ProcessSpec;
import dev.frameproof.process.Readiness;
import dev.frameproof.process.Resources;
import dev.frameproof.process.StopAction;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Grafana that lies unpacked on this machine, started with data of its own: nothing in its home is written, and
 * when it is closed nothing of it is left.
 */
public final class HomeTarget extends RealTarget {
    private static final String NAME = "grafana";
    private static final String PROVISIONING = "GF_PATHS_PROVISIONING";
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(20);
    private static final int PORT_TRIES = 3;
    private static final Path SESSION = Path.of("/usr/bin/setsid");

    private final ChildProcess process;
    private final Map<String, String> settings;
    private final PluginInTree running;
    private final Resources resources;

    private HomeTarget(
            ChildProcess process,
            Map<String, String> settings,
            RealGrafana grafana,
            String plugin,
            PluginInTree running,
            Resources resources) {
        super(grafana, plugin);
        this.process = process;
        this.settings = settings;
        this.running = running;
        this.resources = resources;
    }

    /**
     * Starts it and waits until it serves and has loaded the plugin.
     *
     * @param home the folder with {@code conf} and {@code public}
     * @param binary in place of the program in the home's {@code bin}
     * @throws TargetException when it does not start, with its last lines; nothing is left then
     */
    public static HomeTarget start(Path home, Optional<Path> binary, StartedGrafanaConfig config)
            throws InterruptedException {
        Path absolute = home.toAbsolutePath().normalize();
        List<String> command = HomeBinary.command(absolute, binary);
        var resources = new Resources();
        boolean started = false;
        try {
            PluginFolder plugin = resources.add("plugin folder", read(config.plugin()), CLOSE_DEADLINE);
            TemporaryFolder own =
                    resources.add("data of Grafana", TemporaryFolder.make("frameproof-grafana"), CLOSE_DEADLINE);
            HomeTarget target = start(absolute, command, config, plugin, own, resources);
            started = true;
            return target;
        } finally {
            if (!started) {
                resources.closeAll();
            }
        }
    }

    private static PluginFolder read(Path plugin) {
        try {
            return PluginFolder.read(plugin);
        } catch (PluginFolderException wrong) {
            throw new TargetException(wrong.getMessage(), wrong);
        }
    }

    /** Somebody may take the port that was free a moment ago: then another one is tried. */
    private static HomeTarget start(
            Path home,
            List<String> command,
            StartedGrafanaConfig config,
            PluginFolder plugin,
            TemporaryFolder own,
            Resources resources)
            throws InterruptedException {
        String id = plugin.descriptor().id();
        link(plugin.folder(), own.folder("plugins").resolve(id));
        Map<String, String> folders = folders(home, config.environment(), own);
        for (int n = 1; ; n++) {
            int port = FreePorts.findOne();
            Map<String, String> settings = GrafanaSettings.of(config, id, port, folders);
            ChildProcess process = ChildProcess.start(spec(home, command, config, settings, own));
            try {
                URI url = URI.create("http://127.0.0.1:" + port);
                GrafanaHealth health = new GrafanaHealth(url);
                process.awaitReady(
                        Readiness.probe("Grafana's answer at " + url + "/api/health", health::isWell),
                        config.startDeadline());
                resources.add(NAME, process, CLOSE_DEADLINE);
                RealGrafana grafana =
                        RealGrafana.at(url, new LiveAuth.Basic("admin", config.adminPassword()), Trust.ofJava());
                String shown = grafana.awaitPlugin(id, process.logFile());
                var running = new PluginInTree(id, plugin.executable(), process.pid());
                return new HomeTarget(process, settings, grafana, shown, running, resources);
            } catch (ChildProcessException notReady) {
                process.close();
                boolean taken = String.join("\n", process.lastLines()).contains("address already in use");
                if (!taken || n == PORT_TRIES) {
                    throw new TargetException("Grafana did not start: " + notReady.getMessage(), notReady);
                }
            } catch (InterruptedException | RuntimeException failure) {
                process.close();
                throw failure;
            }
        }
    }

    private static Map<String, String> folders(Path home, Map<String, String> theirs, TemporaryFolder own) {
        Map<String, String> folders = new LinkedHashMap<>();
        folders.put("GF_PATHS_DATA", own.folder("data").toString());
        folders.put("GF_PATHS_LOGS", own.folder("logs").toString());
        folders.put("GF_PATHS_PLUGINS", own.folder("plugins").toString());
        folders.put(
                PROVISIONING,
                Optional.ofNullable(theirs.get(PROVISIONING))
                        .map(folder -> existing(home.resolve(folder)))
                        .orElseGet(() -> provisioning(own))
                        .toString());
        return folders;
    }

    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new TargetException("%s: there is no folder %s".formatted(PROVISIONING, folder)
                    + "\nName the folder that has datasources, dashboards and the like in it.");
        }
        return folder;
    }

    /** One without the folders that Grafana looks for makes it complain. */
    private static Path provisioning(TemporaryFolder own) {
        for (String kind : List.of("datasources", "dashboards", "plugins", "alerting", "access-control", "notifiers")) {
            own.folder("provisioning/" + kind);
        }
        return own.path().resolve("provisioning");
    }

    private static void link(Path folder, Path link) {
        try {
            Files.createSymbolicLink(link, folder.toRealPath());
        } catch (IOException unable) {
            throw new TargetException(
                    "the plugin %s cannot be linked into Grafana's plugins: %s".formatted(folder, unable.getMessage()),
                    unable);
        }
    }

    /** In a session of its own, so that Ctrl-C reaches it by us alone, when the viewers have their last rows. */
    private static ProcessSpec spec(
            Path home,
            List<String> command,
            StartedGrafanaConfig config,
            Map<String, String> settings,
            TemporaryFolder own) {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(SESSION)) {
            whole.add(SESSION.toString());
        }
        whole.addAll(command);
        whole.add("--config");
        whole.add(empty(own.path().resolve("grafana.ini")).toString());
        Map<String, String> environment = new LinkedHashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("GF_"));
        environment.putAll(settings);
        return ProcessSpec.of(NAME, whole, config.logs().resolve(NAME + ".log"))
                .withEnvironment(environment)
                .in(home)
                .stoppedBy(StopAction.signal(), STOP_GRACE);
    }

    private static Path empty(Path file) {
        try {
            return Files.exists(file) ? file : Files.createFile(file);
        } catch (IOException full) {
            throw new TargetException("%s cannot be written: %s".formatted(file, full.getMessage()), full);
        }
    }

    @Override
    public String describe() {
        return "Grafana %s from a home folder".formatted(version());
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("Limits of the target", GrafanaSettings.limits(grafana().facts(), settings));
    }

    @Override
    public Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put(NAME, process.pid());
        processes.putAll(running.processes());
        return processes;
    }

    @Override
    public Optional<String> failure() {
        return process.isAlive()
                ? Optional.empty()
                : Optional.of("Grafana died; see its log, " + process.logFile() + ".");
    }

    @Override
    public Optional<String> pluginDeath() {
        return running.death();
    }

    /** Ends Grafana, which ends its plugins, and removes its data. */
    @Override
    public void close() {
        List<CloseFailure> failures = resources.closeAll();
        if (!failures.isEmpty()) {
            throw new TargetException(
                    "not everything of Grafana ended: " + failures,
                    failures.get(0).cause());
        }
    }
}
