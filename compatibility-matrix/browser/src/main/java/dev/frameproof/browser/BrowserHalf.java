package dev.frameproof.browser;

import dev.frameproof.browser.ViewerPage.PageException;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.oracle.PanelModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.WebDriverException;

/**
 * Grafana's browser half of any version, without Grafana: its own packages from npm in a browser without a window. What
 * cannot run here is skipped with the reason. Safe for use by several threads; each check starts a browser of its own.
 */
public final class BrowserHalf {
    private static final int SHORT_BUFFER = 5;
    private static final int DRAWN_STREAMS = 4;

    private final BrowserSettings settings;
    private final BrowserTools tools;
    private final Optional<Npm> npm;
    private final ViewerBundles bundles;

    private BrowserHalf(BrowserSettings settings, BrowserTools tools) {
        this.settings = settings;
        this.tools = tools;
        this.npm = tools.npmMissing().isPresent()
                ? Optional.empty()
                : Optional.of(new Npm(tools.node().orElseThrow(), tools.npm().orElseThrow(), settings.environment()));
        this.bundles =
                new ViewerBundles(settings.cache(), npm, tools.npmMissing().orElse(""));
    }

    /** Looks for the programs that are needed; none of them has to be there. */
    public static BrowserHalf of(BrowserSettings settings) {
        return new BrowserHalf(settings, BrowserTools.find(settings));
    }

    /** @return why every check would be skipped here; empty when a browser is there */
    public Optional<String> missing() {
        return tools.browserMissing();
    }

    /**
     * Checks what a version's browser code makes of a source's streams and of a plugin.
     *
     * @param version the packages' version in full, or without its patch for the newest one
     * @param plugin empty for the streams alone
     * @param pictures the folder for screenshots, made when needed
     * @return the findings; skipped, with the reason, where a program is missing
     * @throws EnvironmentException when npm, the bundler or the browser is there but fails
     */
    public BrowserResult check(String version, LiveSource source, Optional<PluginFrontend> plugin, Path pictures) {
        Optional<String> name = plugin.map(PluginFrontend::name);
        ViewerBundles.Built built = bundles.bundle(version);
        if (built.bundle().isEmpty()) {
            return BrowserResult.skipped(version, name, built.missing());
        }
        ViewerBundle bundle = built.bundle().get();
        CheckLog log = new CheckLog();
        plugin.ifPresent(found -> exports(found, bundle, log));
        if (missing().isPresent()) {
            log.skipped(BrowserCheck.PANEL_BUFFER, missing().get());
            plugin.ifPresent(
                    found -> log.skipped(BrowserCheck.PLUGIN_MODULE, missing().get()));
            return new BrowserResult(
                    bundle.version(),
                    name,
                    Optional.empty(),
                    Optional.empty(),
                    log.results(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        try (PageServer server = new PageServer(bundle, source, plugin);
                BrowserSession session = BrowserSession.start(tools, settings.environment())) {
            return check(bundle, source, plugin, log, server, session, pictures);
        }
    }

    /**
     * Which names of Grafana's packages a plugin uses that a version does not export; needs no browser.
     *
     * @return skipped, with the reason, without npm
     */
    public BrowserCheckResult exports(String version, PluginFrontend plugin) {
        ViewerBundles.Built built = bundles.bundle(version);
        CheckLog log = new CheckLog();
        if (built.bundle().isEmpty()) {
            log.skipped(BrowserCheck.EXPORTS, built.missing());
        } else {
            exports(plugin, built.bundle().get(), log);
        }
        return log.results().get(0);
    }

    private void exports(PluginFrontend plugin, ViewerBundle bundle, CheckLog log) {
        if (npm.isEmpty()) {
            log.skipped(BrowserCheck.EXPORTS, tools.npmMissing().orElseThrow());
            return;
        }
        new StaticCompatibility(npm.get(), bundles.tools().orElseThrow()).check(plugin, bundle, log);
    }

    private static BrowserResult check(
            ViewerBundle bundle,
            LiveSource source,
            Optional<PluginFrontend> plugin,
            CheckLog log,
            PageServer server,
            BrowserSession session,
            Path pictures) {
        ViewerPage page = new ViewerPage(session.driver(), pictures);
        DrawingCheck drawing = new DrawingCheck(page, server, log);
        ConsoleCheck console = new ConsoleCheck(page, log);
        try {
            page.open(server.address());
            console.gather("opening the page");
            if (source instanceof RecordedSource recorded) {
                streams(recorded.streams(), new BufferCheck(page, server, log), drawing);
                console.gather("streams");
            }
            if (plugin.isPresent()) {
                PluginCheck check = new PluginCheck(page, server, source, plugin.get(), log);
                check.check();
                console.gather("the plugin");
            }
            if (source instanceof TargetSource) {
                streams(server.seen(), new BufferCheck(page, server, log), drawing);
                console.gather("streams");
            }
        } catch (PageException e) {
            log.checked(BrowserCheck.CONSOLE, 1);
            log.error(BrowserCheck.CONSOLE, "the page", "", String.valueOf(e.getMessage()), "");
            console.gather("the page");
        } catch (WebDriverException e) {
            log.checked(BrowserCheck.CONSOLE, 1);
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            log.error(BrowserCheck.CONSOLE, "the browser", "", first, "");
        }
        return new BrowserResult(
                bundle.version(),
                plugin.map(PluginFrontend::name),
                Optional.of(session.name()),
                Optional.empty(),
                log.results(),
                page.screenshots(),
                console.lines(),
                drawing.drawnWith());
    }

    private static void streams(List<StreamFrames> streams, BufferCheck buffer, DrawingCheck drawing) {
        for (StreamFrames stream : streams) {
            buffer.check(stream, PanelModel.DEFAULT_LENGTH);
            buffer.check(stream, SHORT_BUFFER);
        }
        streams.stream().limit(DRAWN_STREAMS).forEach(drawing::check);
    }
}
