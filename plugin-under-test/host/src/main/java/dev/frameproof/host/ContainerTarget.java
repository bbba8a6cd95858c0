package dev.frameproof.host;

import dev.frameproof.host.plugin.PluginFolder;
import dev.frameproof.host.plugin.PluginFolderException;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.Trust;
import dev.frameproof.process.CloseFailure;
import dev.frameproof.process.FreePorts;
import dev.frameproof.process.Resources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Grafana in a container that is started for a run. It shares this machine's network, since a broker that only
 * listens on loopback must be reached from within; the plugin is copied into it.
 */
public final class ContainerTarget extends RealTarget {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(20);
    private static final int ANY_EXECUTABLE = 0755;
    private static final String PLUGINS = "/frameproof/plugins";

    private final GrafanaContainer container;
    private final ContainerImage image;
    private final Map<String, String> settings;
    private final PluginInContainer running;
    private final Resources resources;

    private ContainerTarget(
            RealGrafana grafana,
            String plugin,
            GrafanaContainer container,
            ContainerImage image,
            Map<String, String> settings,
            PluginInContainer running,
            Resources resources) {
        super(grafana, plugin);
        this.container = container;
        this.image = image;
        this.settings = settings;
        this.running = running;
        this.resources = resources;
    }

    /**
     * Fetches the image where it is not here, starts it and waits until it serves and has loaded the plugin.
     *
     * @param image with its tag; of Grafana's own images the variant is taken that suits the plugin
     * @throws TargetUnavailableException when no Docker API answers or there is no such image
     * @throws TargetException when it does not start; nothing is left then
     */
    public static ContainerTarget start(String image, StartedGrafanaConfig config) throws InterruptedException {
        var resources = new Resources();
        boolean started = false;
        try {
            PluginFolder plugin = resources.add("plugin folder", read(config.plugin()), CLOSE_DEADLINE);
            ContainerTarget target = start(ContainerImage.of(image, plugin.folder()), config, plugin, resources);
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

    private static ContainerTarget start(
            ContainerImage image, StartedGrafanaConfig config, PluginFolder plugin, Resources resources)
            throws InterruptedException {
        Optional<String> missing = DockerService.missing(image.name());
        if (missing.isPresent()) {
            throw new TargetUnavailableException(missing.get());
        }
        String id = plugin.descriptor().id();
        int port = FreePorts.findOne();
        Map<String, String> settings = GrafanaSettings.of(config, id, port, Map.of("GF_PATHS_PLUGINS", PLUGINS));
        GrafanaContainer container = resources.add(
                "the container",
                new GrafanaContainer(image.name(), settings, config.logs().resolve("grafana.log")),
                CLOSE_DEADLINE);
        container.copy(plugin.folder(), PLUGINS + "/" + id, ANY_EXECUTABLE);
        container.start();
        URI url = URI.create("http://127.0.0.1:" + port);
        container.awaitWell(url, config.startDeadline());
        RealGrafana grafana = RealGrafana.at(url, new LiveAuth.Basic("admin", config.adminPassword()), Trust.ofJava());
        String shown = grafana.awaitPlugin(id, container.log());
        var running = new PluginInContainer(id, plugin.executable(), container);
        return new ContainerTarget(grafana, shown, container, image, settings, running, resources);
    }

    @Override
    public String describe() {
        return "Grafana %s in a container of %s".formatted(version(), image.name());
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Limits of the target", GrafanaSettings.limits(grafana().facts(), settings));
        if (!image.reason().isEmpty()) {
            facts.put("Image", image.name() + ": " + image.reason());
        }
        return facts;
    }

    @Override
    public Map<String, Long> processes() {
        return running.processes();
    }

    @Override
    public Optional<String> failure() {
        return container.isRunning()
                ? Optional.empty()
                : Optional.of("Grafana's container ended; see its log, " + container.log() + ".");
    }

    @Override
    public Optional<String> pluginDeath() {
        return running.death();
    }

    /** Stops and removes the container with everything that was made in it. */
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
