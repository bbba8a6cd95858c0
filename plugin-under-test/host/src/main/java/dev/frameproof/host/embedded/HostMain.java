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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The process of the embedded target: settings come in on stdin, what its parent must know goes out on stdout, one line
 * each ({@link HostLines}), its log on stderr. Ends when stdin closes.
 */
public final class HostMain {
    private static final Duration END_GRACE = Duration.ofSeconds(8);
    private static final Duration PLUGIN_END = Duration.ofSeconds(5);
    private static final int CANNOT_START = 1;

    private HostMain() {}

    /** Serves until the parent closes stdin or is gone. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ParentWatch watch = ParentWatch.ofStdin();
        HostSettings settings = HostSettings.parse(watch.handedOver());
        Resources resources = new Resources();
        watch.onParentGone(resources::closeAll, END_GRACE);
        try {
            serve(settings, resources);
        } catch (PluginFolderException | PluginStartException | IOException | IllegalArgumentException failure) {
            System.out.println(HostLines.failed(String.valueOf(failure.getMessage())));
            resources.closeAll();
            System.exit(CANNOT_START);
        }
        Thread.currentThread().join();
    }

    private static void serve(HostSettings settings, Resources resources)
            throws IOException, InterruptedException, PluginFolderException, PluginStartException {
        GrafanaProfile profile = GrafanaProfile.of(settings.version());
        Path home = Files.createDirectories(Path.of(settings.home()));
        List<InstalledPlugin> installed = new ArrayList<>();
        for (String source : settings.plugins()) {
            PluginFolder folder = resources.add("plugin folder", PluginFolder.read(Path.of(source)), PLUGIN_END);
            String id = folder.descriptor().id();
            HostEnvironment environment = HostEnvironment.of(settings.version(), "http://127.0.0.1/", home)
                    .withFeatureToggles(profile.grafanaConfig().getOrDefault("GF_INSTANCE_FEATURE_TOGGLES_ENABLE", ""));
            PluginLaunch launch = PluginLaunch.of(folder, environment, Path.of(settings.logs(), id + ".log"));
            PluginSupervisor supervisor = PluginSupervisor.start(launch, new Announcer(id));
            resources.add(id, supervisor, PLUGIN_END);
            supervisor.process().ifPresent(process -> announce(id, process));
            SupervisedBackend backend = new SupervisedBackend();
            backend.attach(supervisor);
            System.out.println(HostLines.plugin(id, folder.descriptor().version()));
            installed.add(new InstalledPlugin(folder.descriptor().json(), Optional.of(folder.folder()), backend));
        }
        SystemScheduler scheduler = resources.add("scheduler", new SystemScheduler(), PLUGIN_END);
        EmbeddedServerConfig config = new EmbeddedServerConfig(
                profile,
                "127.0.0.1",
                settings.port(),
                settings.adminPassword(),
                LiveLimits.grafana().withMaxConnections(settings.maxConnections()),
                LiveTimings.grafana());
        EmbeddedServer server = EmbeddedServer.start(config, installed, scheduler);
        resources.add("server", server, PLUGIN_END);
        System.out.println(HostLines.ready(server.url()));
    }

    private static void announce(String id, PluginProcess process) {
        System.out.println(HostLines.pluginProcess(id, process.pid()));
    }

    private record Announcer(String id) implements PluginLifeListener {
        @Override
        public void onDied(ProcessExit exit) {
            System.out.println(HostLines.pluginDied(id, exit.description()));
        }

        @Override
        public void onRestarted(PluginProcess process) {
            announce(id, process);
        }

        @Override
        public void onRestartFailed(PluginStartException failure) {
            System.err.println("the plugin " + id + " did not start again: " + failure.getMessage());
        }
    }
}
