package dev.frameproof.browser.pages;

import static java.util.Objects.requireNonNull;

import dev.frameproof.browser.BrowserCheck;
import dev.frameproof.browser.BrowserResult;
import dev.frameproof.browser.BrowserSession;
import dev.frameproof.browser.BrowserSettings;
import dev.frameproof.browser.BrowserTools;
import dev.frameproof.browser.CheckLog;
import dev.frameproof.browser.ConsoleLine;
import dev.frameproof.host.GrafanaVersion;
import dev.frameproof.live.ChannelPath;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.WebDriverException;

/**
 * Drives Grafana's own pages as a person would: logs in, saves and tests the datasource, makes a query in Explore, opens a
 * dashboard, and compares what is to be seen with what was sent. Of a Grafana that others use, only the dashboard that it
 * makes is touched, and removed.
 */
public final class PagesCheck {
    private static final int BATCH = 5;

    /** Chromium begins a line with what it is about. */
    private static final Pattern SOURCE = Pattern.compile("https?://[^/\\s]+/");

    /** Grafana's own start of a page takes seconds on a small machine. */
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);

    private final BrowserTools tools;
    private final BrowserSettings settings;
    private final Duration shownWithin;

    public PagesCheck(BrowserSettings settings) {
        this(settings, SHOWN_WITHIN);
    }

    /** @param shownWithin how long a page may take until it shows what is looked for */
    public PagesCheck(BrowserSettings settings, Duration shownWithin) {
        this.settings = requireNonNull(settings, "settings");
        this.shownWithin = requireNonNull(shownWithin, "shownWithin");
        tools = BrowserTools.find(settings);
    }

    /**
     * A Grafana with pages, and a stream in it.
     *
     * @param url where it is
     * @param version its version
     * @param user who logs in
     * @param password the user's
     * @param plugin the id of the datasource's plugin
     * @param datasourceUid the datasource
     * @param query the stream's query, JSON
     * @param sending sends records to the stream's topic, which is empty
     */
    public record Scene(
            URI url,
            GrafanaVersion version,
            String user,
            String password,
            String plugin,
            String datasourceUid,
            String query,
            Sending sending) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Scene[%s, %s, %s]".formatted(url, version, datasourceUid);
        }
    }

    /** Sends records to a topic. */
    @FunctionalInterface
    public interface Sending {
        /** @param values each record's value, JSON */
        void send(String... values) throws InterruptedException;
    }

    /**
     * Checks every page; a step that fails is a finding, and those that build on it are skipped with the reason.
     *
     * @param pictures the folder for screenshots
     * @return skipped, with the reason, without a browser
     */
    public BrowserResult check(Scene scene, Path pictures) throws InterruptedException {
        Optional<String> plugin = Optional.of(scene.plugin());
        if (tools.browserMissing().isPresent()) {
            return BrowserResult.skipped(
                    scene.version().toString(), plugin, tools.browserMissing().get());
        }
        var log = new CheckLog();
        List<ConsoleLine> console = new ArrayList<>();
        try (BrowserSession session = BrowserSession.start(tools, settings.environment())) {
            var page = new GrafanaPage(session.driver(), scene.url(), scene.version(), pictures, shownWithin);
            var steps = new Steps(page, scene, log);
            try {
                steps.walk();
            } catch (PageElementException missing) {
                steps.failed(String.valueOf(missing.getMessage()));
            } catch (WebDriverException broken) {
                steps.failed(
                        String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
            }
            steps.console(console);
            return new BrowserResult(
                    scene.version().toString(),
                    plugin,
                    Optional.of(session.name()),
                    Optional.empty(),
                    log.results(),
                    page.pictures(),
                    console,
                    List.of("Grafana’s own pages at " + scene.url()),
                    true);
        }
    }

    private static final class Steps {
        private static final List<BrowserCheck> ORDER = List.of(
                BrowserCheck.LOGIN,
                BrowserCheck.SAVE_AND_TEST,
                BrowserCheck.EXPLORE,
                BrowserCheck.DASHBOARD,
                BrowserCheck.DASHBOARD_TABLE,
                BrowserCheck.GRAPH_MOVES);

        private final GrafanaPage page;
        private final Scene scene;
        private final CheckLog log;
        private final PageQuery query;
        private BrowserCheck now = BrowserCheck.LOGIN;

        Steps(GrafanaPage page, Scene scene, CheckLog log) {
            this.page = page;
            this.scene = scene;
            this.log = log;
            query = new PageQuery(scene.datasourceUid(), scene.plugin(), scene.query());
        }

        void walk() throws InterruptedException {
            var login = new LoginPage(page);
            login.fill(scene.user(), scene.password());
            page.picture("Login");
            login.submit();
            log.checked(now, 1);
            now = BrowserCheck.SAVE_AND_TEST;
            saveAndTest();
            scene.sending().send(NumberedRecords.json(0, BATCH));
            now = BrowserCheck.EXPLORE;
            var explore = new ExplorePage(page);
            explore.query(query);
            compare("Explore", NumberedRecords.rows(0, BATCH), explore.rows());
            now = BrowserCheck.DASHBOARD;
            String uid = "frameproof-"
                    + ChannelPath.pageLoad(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
            try (DashboardPage dashboard = DashboardPage.make(page, uid, query)) {
                dashboard(dashboard);
            }
        }

        private void saveAndTest() {
            String said = new DatasourcePage(page).saveAndTest(scene.datasourceUid());
            log.checked(now, 1);
            String low = said.toLowerCase(Locale.ROOT);
            if (low.contains("error") || low.contains("fail") || low.contains("unable")) {
                log.error(now, "Save & test", "the datasource is healthy", said, "");
            }
        }

        private void dashboard(DashboardPage dashboard) throws InterruptedException {
            dashboard.rows(1);
            byte[] graph = dashboard.drawn(DashboardPage.GRAPH);
            byte[] states = dashboard.drawn(DashboardPage.STATES);
            String alerts = dashboard.alerts();
            log.checked(now, 3);
            log.note(now, DashboardPage.ALERTS, "", alerts.lines().findFirst().orElse(""), "");
            now = BrowserCheck.DASHBOARD_TABLE;
            compare(DashboardPage.TABLE, NumberedRecords.rows(0, BATCH), dashboard.rows(BATCH));
            page.picture("Dashboard");
            scene.sending().send(NumberedRecords.json(BATCH, BATCH));
            compare(DashboardPage.TABLE, NumberedRecords.rows(0, 2 * BATCH), dashboard.rows(2 * BATCH));
            now = BrowserCheck.GRAPH_MOVES;
            moves(dashboard, DashboardPage.GRAPH, graph);
            moves(dashboard, DashboardPage.STATES, states);
            page.picture("Dashboard later");
        }

        private void moves(DashboardPage dashboard, String panel, byte[] before) {
            log.checked(now, 1);
            if (!dashboard.moves(panel, before)) {
                log.error(now, panel, "another picture after more records", "the same one", "");
            }
        }

        private void compare(String where, List<Map<String, String>> sent, List<Map<String, String>> shown) {
            log.same(now, where, sent.size() + " rows", shown.size() + " rows", "");
            for (int i = 0; i < Math.min(sent.size(), shown.size()); i++) {
                Map<String, String> row = shown.get(i);
                for (Map.Entry<String, String> cell : sent.get(i).entrySet()) {
                    String got = row.getOrDefault(cell.getKey(), "no such column");
                    log.same(now, "%s, row %d, %s".formatted(where, i + 1, cell.getKey()), cell.getValue(), got, "");
                }
            }
        }

        /** The step that is under way failed; those after it were not made. */
        void failed(String why) {
            page.picture("Where it failed");
            log.error(now, "the page", "", why, "");
            ORDER.stream()
                    .skip(ORDER.indexOf(now) + 1L)
                    .forEach(later -> log.skipped(later, now.title() + " failed before"));
        }

        /** Grafana's pages also ask the internet, for its news above all: that it cannot be reached is no fault of theirs. */
        private boolean isElsewhere(ConsoleLine line) {
            Matcher source = SOURCE.matcher(line.text());
            return source.lookingAt()
                    && !source.group().equalsIgnoreCase(scene.url().resolve("/").toString());
        }

        void console(List<ConsoleLine> lines) {
            try {
                lines.addAll(page.console());
                log.checked(BrowserCheck.CONSOLE, Math.max(1, lines.size()));
                for (ConsoleLine line : lines) {
                    if (line.level().equals("error") && !isElsewhere(line)) {
                        log.error(BrowserCheck.CONSOLE, "the pages", "", line.firstLine(), "");
                    } else {
                        log.note(BrowserCheck.CONSOLE, "the pages", "", line.firstLine(), "");
                    }
                }
            } catch (PageElementException silent) {
                log.skipped(BrowserCheck.CONSOLE, String.valueOf(silent.getMessage()));
            }
        }
    }
}
