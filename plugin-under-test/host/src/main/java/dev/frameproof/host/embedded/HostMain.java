package dev.frameproof.host.embedded;

import dev.frameproof.host.embedded.internal.plugin.SupervisedBackend;
import dev.frameproof.host.plugin.HostEnvironment;
import dev.frameproof.host.plugin.PluginFolder;
import dev.frameproof.host.plugin.PluginFolderException;
import dev.frameproof.host.plugin.PluginLaunch;
import dev.frameproof.host.plugin.PluginLifeListener;
import dev.frameproof.host.plugin.PluginProcess;
import dev.frameproof.host.plugin.PluginStartException;
import dev.frameproof.host.plugin.PluginSupervisor;
import dev.frameproof.process.ParentWatch;
import dev.frameproof.process.ProcessExit;
import dev.frameproof.process.Resources;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The process of the embedded target: settings come in on stdin, what its parent must know goes out on stdout, one line
 * each ({@link HostLines}), its log on stderr. Ends when stdin closes.
 */
public final class HostMain {
    private static final System.Logger LOG = System.getLogger("host");
    private static final Duration END_GRACE = Duration.ofSeconds(8);
    private static final Duration PLUGIN_END = Duration.ofSeconds(5);
    /** How long a signal alone does not end it. */
    private static final Duration PARENT_GRACE = Duration.ofSeconds(10);

    private static final int CANNOT_START = 1;

    private HostMain() {}

    /** Serves until the parent closes stdin or is gone. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        HostLog.install();
        ParentWatch watch = ParentWatch.ofStdin();
        HostSettings settings = HostSettings.parse(watch.handedOver());
        Resources resources = new Resources();
        CountDownLatch ended = new CountDownLatch(1);
        watch.onParentGone(
                () -> {
                    resources.closeAll();
                    ended.countDown();
                },
                END_GRACE);
        // Ctrl-C reaches the parent too, which still wants its last rows: it ends this process when it is done.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endWithoutParent(resources, ended), "end"));
        try {
            serve(settings, resources);
        } catch (PluginFolderException | PluginStartException | IOException | IllegalArgumentException failure) {
            LOG.log(Level.ERROR, "not started: {0}", failure.getMessage());
            System.out.println(HostLines.failed(String.valueOf(failure.getMessage())));
            resources.closeAll();
            ended.countDown();
            System.exit(CANNOT_START);
        }
        ended.await();
    }

    private static void endWithoutParent(Resources resources, CountDownLatch ended) {
        try {
            if (!ended.await(PARENT_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                resources.closeAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void serve(HostSettings settings, Resources resources)
            throws IOException, InterruptedException, PluginFolderException, PluginStartException {
        List<PluginFolder> folders = new ArrayList<>();
        List<SupervisedBackend> backends = new ArrayList<>();
        List<InstalledPlugin> installed = new ArrayList<>();
        for (String source : settings.plugins()) {
            PluginFolder folder = resources.add("plugin folder", PluginFolder.read(Path.of(source)), PLUGIN_END);
            SupervisedBackend backend = new SupervisedBackend();
            folders.add(folder);
            backends.add(backend);
            installed.add(new InstalledPlugin(folder.descriptor().json(), Optional.of(folder.folder()), backend));
        }
        SystemScheduler scheduler = resources.add("scheduler", new SystemScheduler(), PLUGIN_END);
        // Plugins are told the server's URL, so it listens before they start.
        EmbeddedServer server = EmbeddedServer.start(settings.toServerConfig(), installed, scheduler);
        try {
            for (int i = 0; i < folders.size(); i++) {
                backends.get(i).attach(start(folders.get(i), settings, server.url(), scheduler, resources));
            }
        } finally {
            // Added last, closed first: no stream runs any more when the plugins end.
            resources.add("server", server, PLUGIN_END);
        }
        LOG.log(Level.INFO, "serves {0} with the profile of Grafana {1}", server.url(), settings.version());
        System.out.println(HostLines.ready(server.url()));
    }

    private static PluginSupervisor start(
            PluginFolder folder, HostSettings settings, String url, LiveScheduler scheduler, Resources resources)
            throws IOException, InterruptedException, PluginStartException {
        String id = folder.descriptor().id();
        Path home = Files.createDirectories(Path.of(settings.home()));
        HostEnvironment environment = HostEnvironment.of(settings.version(), url + "/", home)
                .withFeatureToggles(GrafanaProfile.of(settings.version())
                        .grafanaConfig()
                        .getOrDefault("GF_INSTANCE_FEATURE_TOGGLES_ENABLE", ""));
        PluginLaunch launch = PluginLaunch.of(folder, environment, Path.of(settings.logs(), id + ".log"));
        PluginSupervisor supervisor = resources.add(id, PluginSupervisor.start(launch, new Announcer(id)), PLUGIN_END);
        supervisor.process().ifPresent(process -> announce(id, process));
        resources
                .add("log volume", new LogVolume(id, supervisor, scheduler, System.out), PLUGIN_END)
                .start();
        System.out.println(HostLines.plugin(id, folder.descriptor().version()));
        return supervisor;
    }

    private static void announce(String id, PluginProcess process) {
        LOG.log(Level.INFO, "plugin {0} runs, pid {1}", id, Long.toString(process.pid()));
        System.out.println(HostLines.pluginProcess(id, process.pid()));
    }

    private record Announcer(String id) implements PluginLifeListener {
        @Override
        public void onDied(ProcessExit exit) {
            LOG.log(Level.ERROR, "plugin {0} {1}", id, exit.description());
            System.out.println(HostLines.pluginDied(id, exit.description()));
        }

        @Override
        public void onRestarted(PluginProcess process) {
            announce(id, process);
        }

        @Override
        public void onRestartFailed(PluginStartException failure) {
            LOG.log(Level.ERROR, "plugin {0} did not start again: {1}", id, failure.getMessage());
        }
    }
}
